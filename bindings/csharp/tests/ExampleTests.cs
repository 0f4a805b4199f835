using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Paynet.Tests
{
    /// <summary>The example, the conformance runner, and every snippet of the README, run against the sandbox.</summary>
    internal static class ExampleTests
    {
        [Test]
        private static void the_example_gets_a_token()
        {
            string output = Run("create_token.exe", string.Empty, Programs.Variables(Sandbox.Tls));
            Check.Contains("token: jt_", output);
            Check.Contains("Pan = ***", output);
            Check.Lacks("exit code", output);
        }

        [Test]
        private static void the_readmes_program_gets_a_token() => Check.Contains("token: jt_", RunSnippet("program", Snippets()[0]));

        [Test]
        private static void the_readmes_catch_blocks_tell_the_kinds_of_failure_apart()
        {
            string snippet = Snippets().Single(text => text.Contains("please fill in"));
            Check.Equal(string.Empty, RunSnippet("errors", Within(snippet)));
            Check.Equal("please fill in card_holder", RunSnippet("missing", Within("request.CardHolder = null;\n" + snippet)));
            Check.Contains(
                "look up first: ", RunSnippet("unknown", Within("request.Description = \"sandbox:reset-after-reading\";\n" + snippet)));
            Check.Contains("PAYNET_ERR_INVALID_FIELD: ", RunSnippet("other", Within("request.Month = 13;\n" + snippet)));
        }

        [Test]
        private static void the_readmes_time_outs_are_accepted()
        {
            string snippet = Snippets().Single(text => text.Contains("ConnectTimeout ="));
            Check.Equal(string.Empty, RunSnippet("timeouts", Within(snippet + "\nnew Client(options).Dispose();")));
        }

        [Test]
        private static void the_readmes_cancellation_works()
        {
            string snippet = Snippets().Single(text => text.Contains("CancellationTokenSource"));
            Check.Contains("token: jt_", RunSnippet("awaited", Within(snippet)));
            string impatient = snippet.Replace("TimeSpan.FromSeconds(8)", "TimeSpan.FromMilliseconds(100)");
            Check.Contains(
                "no answer yet", RunSnippet("cancelled", Within("request.Description = \"sandbox:delay=5000\";\n" + impatient)));
        }

        [Test]
        private static void no_snippet_of_the_readme_is_left_out() => Check.Equal(4, Snippets().Count, "snippets");

        [Test]
        private static void the_conformance_runner_answers_each_case_in_order()
        {
            string file = Path.Combine(Places.EmptyFolder("conformance"), "cases.json");
            Sandbox sandbox = Sandbox.Plain;
            string client = "{\"base_url\":\"" + sandbox.Url + "\",\"publishable_key\":\"" + sandbox.PublishableKey
                + "\",\"secret_key\":null,\"ca_file\":null,\"proxy_url\":null,"
                + "\"connect_timeout_ms\":0,\"total_timeout_ms\":0,\"strict_card_checks\":0}";
            string request = "{\"session_id\":\"" + sandbox.FirstSession + "\",\"instalment_key\":\"" + sandbox.FirstInstalment
                + "\",\"card_holder\":\"I\\u015f\\u0131l\",\"pan\":\"" + Sandbox.Pan + "\",\"month\":12,\"year\":2026,\"cvc\":\"000\",\"do_3ds\":1,"
                + "\"ip\":\"203.0.113.7\",\"client_id\":null,\"description\":null,\"card_holder_phone\":null,\"card_holder_mail\":null}";
            File.WriteAllText(file, "{\"cases\":[" + string.Join(",", new[]
            {
                Case("good", client, request),
                Case("refused", client, request.Replace("\"description\":null", "\"description\":\"sandbox:status=400,code=17\"")),
                Case("wrong", client, request.Replace("\"month\":12", "\"month\":-13")),
                Case("no client", client.Replace("http:", "gopher:"), request),
                Case("unsaid", client, request.Replace("\"do_3ds\":1", "\"do_3ds\":null")),
                Case("two", client, request.Replace("\"do_3ds\":1", "\"do_3ds\":2")),
            }) + "]}");

            var answers = ((List<object>)Json.Parse(Run("conformance.exe", "\"" + file + "\"", new Dictionary<string, string>())))
                .Cast<Dictionary<string, object>>().ToList();
            Check.Equal("good, refused, wrong, no client, unsaid, two", string.Join(", ", answers.Select(answer => answer["name"])));
            Check.Equal("0, 304, 6, 8, 5, skipped", string.Join(", ", answers.Select(
                answer => answer.TryGetValue("code", out object code) ? code.ToString() : "skipped")));
            var error = (Dictionary<string, object>)answers[1]["error"];
            Check.Equal("4 17 400", error["class"] + " " + error["paynet_code"] + " " + error["http_status"]);
            Check.Equal(1L, ((Dictionary<string, object>)answers[0]["response"])["is_tds"]);
        }

        private static string Case(string name, string client, string request) =>
            "{\"name\":\"" + name + "\",\"client\":" + client + ",\"request\":" + request + "}";

        private static List<string> Snippets() =>
            Regex.Matches(
                    File.ReadAllText(Path.Combine(Places.Project, "bindings", "csharp", "README.md")),
                    "^```csharp\n(.*?)^```$",
                    RegexOptions.Multiline | RegexOptions.Singleline)
                .Cast<Match>()
                .Select(match => match.Groups[1].Value)
                .ToList();

        /// <summary>A program around statements that use a client and a request.</summary>
        private static string Within(string snippet) => @"
            using System;
            using System.Threading;
            using System.Threading.Tasks;
            using Paynet;
            internal static class Snippet
            {
                private static void Main() => Run().GetAwaiter().GetResult();
                private static async Task Run()
                {
                    using (var client = new Client(new ClientOptions { Environment = PaynetEnvironment.Test, PublishableKey = ""pbk_..."" }))
                    {
                        var request = new CreateTokenRequest
                        {
                            SessionId = ""js_..."", InstalmentKey = ""ji_..."", CardHolder = ""Ada"", Pan = """ + Sandbox.Pan + @""", Month = 12,
                            Year = 2026, Cvc = ""000"", Do3ds = true, Ip = ""203.0.113.7"",
                        };
                        await Task.CompletedTask;
                        " + snippet + @"
                    }
                }
            }";

        private static string RunSnippet(string name, string program)
        {
            string folder = Places.EmptyFolder("snippet-" + name);
            string source = Path.Combine(folder, "snippet.cs");
            File.WriteAllText(source, program
                .Replace("Environment = PaynetEnvironment.Test", "BaseUrl = \"" + Sandbox.Plain.Url + "\"")
                .Replace("pbk_...", Sandbox.Plain.PublishableKey)
                .Replace("js_...", Sandbox.Plain.FirstSession)
                .Replace("ji_...", Sandbox.Plain.FirstInstalment));
            string assembly = Path.Combine(Places.Built, "Paynet.dll");
            File.Copy(assembly, Path.Combine(folder, "Paynet.dll"));
            File.Copy(Path.Combine(Places.Built, "Probe.runtimeconfig.json"), Path.Combine(folder, "snippet.runtimeconfig.json"));
            string compiled = Path.Combine(folder, "snippet.exe");
            Programs.RunTool(
                "mcs", "-nologo -nowarn:219 -langversion:7.2 -out:\"" + compiled + "\" -r:\"" + assembly + "\" \"" + source + "\"");
            return Programs.Output(Programs.Start(compiled, string.Empty, new Dictionary<string, string>()));
        }

        private static string Run(string program, string arguments, Dictionary<string, string> environment) =>
            Programs.Output(Programs.Start(Path.Combine(Places.Built, program), arguments, environment));
    }
}
