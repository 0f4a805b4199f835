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
        private static void every_field_of_the_header_has_its_property()
        {
            SameFields("paynet_create_token_request", typeof(CreateTokenRequest));
            SameFields("paynet_create_token_response", typeof(CreateTokenResponse));
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

        private static void SameFields(string name, Type type, params string[] withoutProperty)
        {
            string body = Regex.Match(Header(), "typedef struct " + name + " \\{(.*?)\\} " + name + ";", RegexOptions.Singleline).Groups[1].Value;
            IEnumerable<string> fields = Regex.Matches(body, "^ +[a-z][\\w ]*[ *](\\w+)(?:\\[\\d+\\])?;$", RegexOptions.Multiline)
                .Cast<Match>()
                .Select(match => match.Groups[1].Value)
                .Except(withoutProperty)
                .Except(new[] { "struct_size", "reserved" });
            foreach (string field in fields)
            {
                string property = Pascal(field.Replace("_ms", string.Empty));
                Check.True(type.GetProperty(property) != null, type.Name + " has " + property);
            }
        }

        private static string Sorted(IEnumerable<string> lines) =>
            string.Join("\n", lines.OrderBy(line => line, StringComparer.Ordinal));

        private static string Header() => File.ReadAllText(Path.Combine(Places.Project, "include", "paynet.h"));

        private static string Pascal(string name) =>
            string.Concat(name.Split('_').Select(part => part.Substring(0, 1).ToUpperInvariant() + part.Substring(1).ToLowerInvariant()));
    }
}
