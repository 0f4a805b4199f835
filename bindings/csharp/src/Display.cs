using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace Paynet
{
    /// <summary>
    /// What a ToString() shows: the properties that are set. Those that can't be read hold secrets, in a field of the
    /// same name, and are masked.
    /// </summary>
    internal static class Display
    {
        internal static string Of(object value)
        {
            var shown = value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .OrderBy(property => property.MetadataToken)
                .Select(property => new { property.Name, Text = Text(value, property) })
                .Where(property => property.Text != null)
                .Select(property => property.Name + " = " + property.Text);
            return value.GetType().Name + " { " + string.Join(", ", shown) + " }";
        }

        private static string Text(object owner, PropertyInfo property)
        {
            if (property.CanRead)
            {
                return Text(property.GetValue(owner));
            }

            string field = char.ToLowerInvariant(property.Name[0]) + property.Name.Substring(1);
            FieldInfo secret = property.DeclaringType.GetField(field, BindingFlags.NonPublic | BindingFlags.Instance);
            return secret.GetValue(owner) == null ? null : "***";
        }

        private static string Text(object value)
        {
            if (value is IEnumerable rows && !(value is string))
            {
                return "[" + string.Join(", ", rows.Cast<object>().Select(Text)) + "]";
            }

            return value == null ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
        }
    }
}
