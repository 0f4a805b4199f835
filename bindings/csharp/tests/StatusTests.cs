using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Paynet.Tests
{
    /// <summary>The wrapper against include/paynet.h.</summary>
    internal static class StatusTests
    {
        [Test]
        private static void every_status_code_of_the_header_is_known_and_no_other() =>
            SameAsHeader<PaynetStatus>("PAYNET_(?:ERR_(?<name>\\w+)|(?<name>OK))");

        [Test]
        private static void every_phase_of_the_header_is_known() => SameAsHeader<PaynetPhase>("PAYNET_PHASE_(?<name>\\w+)");

        [Test]
        private static void every_class_of_the_header_is_known() => SameAsHeader<PaynetErrorClass>("PAYNET_CLASS_(?<name>\\w+)");

        [Test]
        private static void every_environment_of_the_header_is_known() =>
            SameAsHeader<PaynetEnvironment>("PAYNET_ENVIRONMENT_(?<name>\\w+)");

        [Test]
        private static void every_number_about_payments_of_the_header_is_known()
        {
            SameAsHeader<PosType>("PAYNET_POS_(?<name>\\w+)");
            SameAsHeader<TransactionType>("PAYNET_TRANSACTION_(?<name>\\w+)");
            SameAsHeader<Outcome>("PAYNET_OUTCOME_(?<name>\\w+)");
            SameAsHeader<FoundBy>("PAYNET_FOUND_BY_(?<name>\\w+)");
            SameAsHeader<AmountForm>("PAYNET_AMOUNT_(?<name>\\w+)");
            SameAsHeader<ThreeDState>("PAYNET_THREE_D_(?<name>\\w+)");
        }

        [Test]
        private static void every_struct_of_the_header_has_its_class()
        {
            const string Start = "^typedef struct (paynet_\\w+) \\{";
            IEnumerable<string> wanted = Regex.Matches(Header(), Start, RegexOptions.Multiline)
                .Cast<Match>()
                .Select(match => match.Groups[1].Value)
                .Except(new[] { "paynet_config", "paynet_error" });
            IEnumerable<string> found = typeof(Client).Assembly.GetExportedTypes().Select(Struct);
            Check.Equal(Sorted(wanted), Sorted(found.Where(name => name != null)));
        }

        [Test]
        private static void every_field_of_the_header_has_its_property()
        {
            foreach (Type type in typeof(Client).Assembly.GetExportedTypes().Where(type => Struct(type) != null))
            {
                SameFields(Struct(type), type);
            }

            SameFields("paynet_config", typeof(ClientOptions), "text_encoding");
            SameFields("paynet_error", typeof(PaynetException));
        }

        private static void SameAsHeader<T>(string pattern)
        {
            IEnumerable<string> wanted = Regex.Matches(Header(), "^#define " + pattern + " (?<value>-?\\d+)$", RegexOptions.Multiline)
                .Cast<Match>()
                .Select(match => Pascal(match.Groups["name"].Value) + " " + match.Groups["value"].Value);
            IEnumerable<string> found = Enum.GetValues(typeof(T))
                .Cast<T>()
                .Select(value => value + " " + Convert.ToInt32(value).ToString(CultureInfo.InvariantCulture));
            Check.Equal(Sorted(wanted), Sorted(found), typeof(T).Name);
        }

        /// <summary>The fields of a struct of the header, without those that nobody sets or reads.</summary>
        internal static IEnumerable<string> Fields(string name)
        {
            string body = Regex.Match(Header(), "typedef struct " + name + " \\{(.*?)\\} " + name + ";", RegexOptions.Singleline).Groups[1].Value;
            return Regex.Matches(body, "^ +[a-z][\\w ]*[ *](\\w+)(?:\\[\\d+\\])?;$", RegexOptions.Multiline)
                .Cast<Match>()
                .Select(match => match.Groups[1].Value)
                .Except(new[] { "struct_size", "reserved", "reserved_text", "was_at_paynet" });
        }

        private static void SameFields(string name, Type type, params string[] withoutProperty)
        {
            foreach (string field in Fields(name).Except(withoutProperty))
            {
                string property = Pascal(Regex.Replace(field, "_ms$", string.Empty));
                property = Regex.Replace(property, "^(Instalment|Card|Payment|Charge)Count$", "$1s");

                // A property can't have the name of its class.
                property = property == type.Name ? property + "s" : property;
                Check.True(type.GetProperty(property) != null, type.Name + " has " + property);
            }
        }

        /// <summary>The struct of the header that a class stands for.</summary>
        private static string Struct(Type type)
        {
            string name = "paynet_" + Regex.Replace(type.Name, "(?<=.)[A-Z]", "_$0").ToLowerInvariant();
            return Header().Contains("typedef struct " + name + " {") ? name : null;
        }

        private static string Sorted(IEnumerable<string> lines) =>
            string.Join("\n", lines.OrderBy(line => line, StringComparer.Ordinal));

        private static string Header() => File.ReadAllText(Path.Combine(Places.Project, "include", "paynet.h"));

        private static string Pascal(string name) =>
            string.Concat(name.Split('_').Select(part => part.Substring(0, 1).ToUpperInvariant() + part.Substring(1).ToLowerInvariant()));
    }
}
