using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Paynet.Tests
{
    /// <summary>The examples and every snippet of the README, run against the sandbox.</summary>
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
        private static void the_checkout_takes_two_payments_and_finds_the_lost_one()
        {
            string output = Run("checkout.exe", string.Empty, Programs.Variables(Sandbox.Plain));
            Check.Contains("the shopper confirms at " + Sandbox.Plain.Url, output);
            Check.Contains("paid: 1.234,56 TRY, card 435508", output);
            Check.Contains("found by: Answer", output);
            Check.Contains("paid: 10,00 TRY", output);
            Check.Contains("found by: LookUp", output);
            Check.Contains("check: Paid, payments: 1", output);
            Check.Lacks("exit code", output);
            Check.Lacks(Sandbox.Plain.PublishableKey, output);
        }

        [Test]
        private static void the_readmes_program_takes_a_payment() =>
            Check.Contains("paid: aut-", RunSnippet("program", Snippets()[0]));

        [Test]
        private static void the_readmes_look_up_finds_the_payment()
        {
            string snippet = Snippets().Single(text => text.Contains("client.Check("));
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                Payment payment = client.Charge(Sandbox.Plain.Order(client, "looked-up-" + Guid.NewGuid()));
                Check.Equal(
                    "Paid " + payment.XactId,
                    RunSnippet("look-up", Within(snippet.Replace("order-7", payment.ReferenceNo))));
            }
        }

        [Test]
        private static void the_readmes_amount_comes_back()
        {
            string snippet = Snippets().Single(text => text.Contains("Amount.Parse"));
            Check.Equal("1.234,56", RunSnippet("amounts", Within(snippet)));
        }

        [Test]
        private static void the_readmes_3d_secure_waits_for_the_shopper()
        {
            string snippet = Snippets().Single(text => text.Contains("ThreeDBrowseAsync"));
            string withBrowser = snippet.Replace("PostUrl =", "Browser = \"" + Places.Browser + "\", PostUrl =");
            string program = Within("var token = client.CreateToken(request);\n" + withBrowser);
            Check.Equal("Back", RunSnippet("three-d", program));
        }

        [Test]
        private static void the_readmes_stored_card_becomes_a_token()
        {
            string snippet = Snippets().Single(text => text.Contains("CreateCardToken("));
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                var auth = new AuthRequest { SaveCard = true, UserUniqueId = "member-" + Guid.NewGuid() };
                Payment payment = client.Charge(Sandbox.Plain.Order(client, "stored-" + Guid.NewGuid(), auth: auth));
                Check.Contains("jt_", RunSnippet("stored", Within(
                    snippet.Replace("card_owner_id ...", payment.CardOwnerId) + "Console.WriteLine(token.TokenId);")));
            }
        }

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
        private static void the_readmes_warm_up_connects()
        {
            string snippet = Snippets().Single(text => text.Contains("WarmUpAsync"));
            long connections = Sandbox.Plain.Count("connections");
            Check.Equal(string.Empty, RunSnippet("warm-up", Within(snippet)));
            Check.Equal(connections + 1, Sandbox.Plain.Count("connections"), "connections");
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
        private static void no_snippet_of_the_readme_is_left_out() => Check.Equal(9, Snippets().Count, "snippets");

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
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;
            using Paynet;
            internal static class Snippet
            {
                private static void Main() => Run().GetAwaiter().GetResult();
                private static async Task Run()
                {
                    using (var client = new Client(new ClientOptions
                    {
                        Environment = PaynetEnvironment.Test,
                        PublishableKey = ""pbk_..."",
                        SecretKey = ""sck_..."",
                    }))
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
                .Replace("sck_...", Sandbox.Plain.SecretKey)
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
