using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Paynet.Tests
{
    /// <summary>
    /// As much JSON as the tests need. Objects are Dictionary, arrays List, numbers long; no fractions.
    /// </summary>
    internal sealed class Json
    {
        private readonly string text;
        private int place;

        private Json(string text)
        {
            this.text = text;
        }

        internal static object Parse(string text)
        {
            var json = new Json(text);
            object value = json.Value();
            json.Blanks();
            if (json.place != text.Length)
            {
                throw json.Wrong();
            }

            return value;
        }

        internal static string Write(object value)
        {
            if (value == null)
            {
                return "null";
            }

            if (value is string text)
            {
                return Quote(text);
            }

            if (value is IDictionary<string, object> members)
            {
                return "{" + string.Join(",", members.Select(member => Quote(member.Key) + ":" + Write(member.Value))) + "}";
            }

            if (value is IEnumerable<object> items)
            {
                return "[" + string.Join(",", items.Select(Write)) + "]";
            }

            return Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        }

        private static string Quote(string value)
        {
            var quoted = new StringBuilder("\"");
            foreach (char c in value)
            {
                if (c < ' ' || c > '~' || c == '"' || c == '\\')
                {
                    quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                }
                else
                {
                    quoted.Append(c);
                }
            }

            return quoted.Append('"').ToString();
        }

        private object Value()
        {
            Blanks();
            switch (Peek())
            {
                case '{':
                    return Members();
                case '[':
                    return Items();
                case '"':
                    return Text();
                case 't':
                    return Word("true", true);
                case 'f':
                    return Word("false", false);
                case 'n':
                    return Word("null", null);
                default:
                    return Number();
            }
        }

        private Dictionary<string, object> Members()
        {
            var members = new Dictionary<string, object>();
            place++;
            while (!Ends('}'))
            {
                Blanks();
                string name = Text();
                Blanks();
                Expect(':');
                members[name] = Value();
            }

            return members;
        }

        private List<object> Items()
        {
            var items = new List<object>();
            place++;
            while (!Ends(']'))
            {
                items.Add(Value());
            }

            return items;
        }

        /// <summary>Steps over the end of an object or array, or over the comma before its next part.</summary>
        private bool Ends(char end)
        {
            Blanks();
            if (Peek() == ',')
            {
                place++;
                return false;
            }

            if (Peek() != end)
            {
                return false;
            }

            place++;
            return true;
        }

        private string Text()
        {
            var value = new StringBuilder();
            Expect('"');
            while (Peek() != '"')
            {
                char c = text[place++];
                value.Append(c == '\\' ? Escaped() : c);
            }

            place++;
            return value.ToString();
        }

        private char Escaped()
        {
            char c = Peek();
            place++;
            switch (c)
            {
                case 'u':
                    place += 4;
                    return (char)int.Parse(text.Substring(place - 4, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                case 'n':
                    return '\n';
                case 'r':
                    return '\r';
                case 't':
                    return '\t';
                case 'b':
                    return '\b';
                case 'f':
                    return '\f';
                default:
                    return c;
            }
        }

        private object Word(string word, object value)
        {
            foreach (char c in word)
            {
                Expect(c);
            }

            return value;
        }

        private object Number()
        {
            int start = place;
            while (place < text.Length && (text[place] == '-' || (text[place] >= '0' && text[place] <= '9')))
            {
                place++;
            }

            string digits = text.Substring(start, place - start);
            return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
                ? number
                : throw Wrong();
        }

        private void Blanks()
        {
            while (place < text.Length && " \t\r\n".IndexOf(text[place]) >= 0)
            {
                place++;
            }
        }

        private char Peek() => place < text.Length ? text[place] : throw Wrong();

        private void Expect(char wanted)
        {
            if (Peek() != wanted)
            {
                throw Wrong();
            }

            place++;
        }

        private FormatException Wrong() => new FormatException("no JSON at character " + place.ToString(CultureInfo.InvariantCulture));
    }
}
