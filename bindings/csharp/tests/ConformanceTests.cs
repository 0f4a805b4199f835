using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

using Values = System.Collections.Generic.Dictionary<string, object>;

namespace Paynet.Tests
{
    /// <summary>The conformance runner with a few cases of each kind.</summary>
    internal static class ConformanceTests
    {
        [Test]
        private static void the_runner_answers_each_case_in_order()
        {
            Values request = TokenRequest();
            List<Values> answers = Answers(
                Case("good", request),
                Case("refused", With(request, "description", "sandbox:status=400,code=17")),
                Case("wrong", With(request, "month", -13)),
                Case("no client", request, client: With(Client(), "base_url", "gopher://localhost")),
                Case("unsaid", With(request, "do_3ds", null)),
                Case("two", With(request, "do_3ds", 2)));
            Check.Equal("good, refused, wrong, no client, unsaid, two", Each(answers, "name"));
            Check.Equal("0, 304, 6, 8, 5, skipped", Each(answers, "code"));
            var error = (Values)answers[1]["error"];
            Check.Equal("4 17 400", error["class"] + " " + error["paynet_code"] + " " + error["http_status"]);
            Check.Equal(1L, Response(answers[0])["is_tds"]);
            SameFields(answers[0], "paynet_create_token_response");
        }

        [Test]
        private static void the_runner_takes_a_whole_payment()
        {
            string referenceNo = "c-" + Guid.NewGuid();
            ChargeRequest order;
            Card card;
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                var auth = new AuthRequest { SaveCard = true, UserUniqueId = referenceNo };
                Payment stored = client.Charge(Sandbox.Plain.Order(client, "s" + referenceNo, auth: auth));
                card = client.CardList(new CardListRequest { CardOwnerId = stored.CardOwnerId }).Cards.Single();
                order = Sandbox.Plain.Order(client, referenceNo);
            }

            Sandbox.Plain.Queue("/v1/transaction/charge", "decline=51");
            Sandbox.Plain.Queue("/v1/transaction/check", "body={\"Data\":[{}],\"code\":0}");
            var session = new Values { ["session_id"] = order.SessionId };
            Values charge = With(With(session, "token_id", order.TokenId), "reference_no", referenceNo);
            Values storedCard = With(With(session, "card_hash", card.CardHash), "card_owner_id", card.CardOwnerId);
            List<Values> answers = Answers(
                Case("auth", new Values { ["amount"] = 1000, ["pos_type"] = null, ["tds_required"] = 1 }),
                Case("check_bin", With(session, "bin", "435508")),
                Case("save_card", session),
                Case("check_card_bin", With(storedCard, "no_instalment", 1)),
                Case("create_card_token", With(With(storedCard, "do_3ds", 0), "instalment_key", "ji_none")),
                Case("card_list", new Values { ["card_owner_id"] = card.CardOwnerId, ["limit"] = 3 }),
                Case("charge", With(charge, "budget_ms", 0)),
                Case("charge", With(charge, "repeat", -1)),
                Case("charge", With(charge, "amount", -2)),
                Case("charge", charge),
                Case("check", new Values { ["reference_no"] = referenceNo }),
                Case("check", new Values { ["reference_no"] = referenceNo, ["xact_id"] = null }));
            Check.Equal("0, 0, 0, 0, 304, 0, 313, skipped, 6, 0, 0, 0", Each(answers, "code"));
            SameFields(answers[0], "paynet_auth_response");
            SameFields(answers[1], "paynet_check_bin_response");
            SameFields(Rows(answers[1], "instalments")[0], "paynet_instalment");
            SameFields(answers[2], "paynet_save_card_response");
            Check.Equal(1, Rows(answers[3], "instalments").Count);
            SameFields(answers[5], "paynet_card_list_response");
            SameFields(Rows(answers[5], "cards").Single(), "paynet_card");
            SameFields(answers[6], "paynet_payment");
            Check.Equal("51", Response(answers[6])["bank_error_id"]);
            Check.Equal((long)Outcome.NotPaid, Response(answers[6])["outcome"]);
            Values unsaid = Rows(answers[10], "payments").Single();
            Check.Equal("-1 -1", unsaid["is_tds"] + " " + unsaid["amount"]);
            SameFields(answers[11], "paynet_check_response");
            Check.Equal(2, Rows(answers[11], "payments").Count);
        }

        [Test]
        private static void the_runner_knows_amounts_3d_secure_and_warming_up()
        {
            var confirmation = new Values
            {
                ["session_id"] = "js_1",
                ["token_id"] = "jt_1",
                ["post_url"] = Sandbox.Plain.Url + "/v1/paynetjgate/tds",
            };
            object paynet = confirmation["post_url"];
            var addresses = new List<object> { paynet, "https://bank.example.com/", paynet };
            List<Values> answers = Answers(
                Case("amount_parse", new Values { ["text"] = "1.234,56" }),
                Case("amount_parse", new Values { ["text"] = "1.234" }),
                Case("amount_format", new Values { ["amount"] = 123456, ["form"] = 0 }),
                Case("amount_format", new Values { ["amount"] = 123456, ["form"] = 2 }),
                Case("three_d_url", confirmation),
                Case("three_d_page", confirmation),
                Case("three_d_url", With(confirmation, "post_url", "https://example.com")),
                Case("three_d_visited", new Values { ["addresses"] = addresses }),
                Case("three_d_browse", With(With(confirmation, "browser", "/bin/true"), "timeout_ms", 1000)),
                Case("warm_up", new Values()));
            Check.Equal("0, 15, 0, 6, 0, 0, 17, 0, 0, 0", Each(answers, "code"));
            Check.Equal(123456L, Response(answers[0])["amount"]);
            Check.Equal("1.234,56", Response(answers[2])["text"]);
            Check.Contains("session_id=js_1", (string)Response(answers[4])["text"]);
            Check.Contains("<!DOCTYPE html>", (string)Response(answers[5])["text"]);
            Check.Equal("0 1 2", string.Join(" ", (List<object>)Response(answers[7])["states"]));
            Check.Equal((long)ThreeDState.TimeUp, Response(answers[8])["state"]);
            Check.Equal(0, Response(answers[9]).Count, "fields");
        }

        /// <summary>A case named like its call; create_token has other names, and no call.</summary>
        private static Values Case(string name, Values request, Values client = null)
        {
            var @case = new Values { ["name"] = name, ["client"] = client ?? Client(), ["request"] = request };
            return request.ContainsKey("pan") ? @case : With(@case, "call", name);
        }

        private static Values Client() => new Values
        {
            ["base_url"] = Sandbox.Plain.Url,
            ["publishable_key"] = Sandbox.Plain.PublishableKey,
            ["secret_key"] = Sandbox.Plain.SecretKey,
            ["ca_file"] = null,
            ["proxy_url"] = null,
            ["connect_timeout_ms"] = 0,
            ["total_timeout_ms"] = 0,
            ["strict_card_checks"] = 0,
            ["system_trust"] = 0,
            ["tls_backend"] = 0,
            ["transliterate_card_holder"] = 0,
            ["journal_file"] = null,
        };

        private static Values TokenRequest() => new Values
        {
            ["session_id"] = Sandbox.Plain.FirstSession,
            ["instalment_key"] = Sandbox.Plain.FirstInstalment,
            ["card_holder"] = "Işıl",
            ["pan"] = Sandbox.Pan,
            ["month"] = 12,
            ["year"] = 2026,
            ["cvc"] = "000",
            ["do_3ds"] = 1,
            ["ip"] = "203.0.113.7",
            ["client_id"] = null,
            ["description"] = null,
            ["card_holder_phone"] = null,
            ["card_holder_mail"] = null,
        };

        private static Values With(Values values, string name, object value) => new Values(values) { [name] = value };

        private static List<Values> Answers(params Values[] cases)
        {
            string file = Path.Combine(Places.EmptyFolder("conformance"), "cases.json");
            File.WriteAllText(file, Json.Write(new Values { ["cases"] = cases }));
            string runner = Path.Combine(Places.Built, "conformance.exe");
            var process = Programs.Start(runner, "\"" + file + "\"", new Dictionary<string, string>());
            return ((List<object>)Json.Parse(Programs.Output(process))).Cast<Values>().ToList();
        }

        private static string Each(List<Values> answers, string name) => string.Join(", ", answers.Select(
            answer => answer.TryGetValue(name, out object value) ? value.ToString() : "skipped"));

        private static Values Response(Values answer) => (Values)answer["response"];

        private static List<Values> Rows(Values answer, string name) =>
            ((List<object>)Response(answer)[name]).Cast<Values>().ToList();

        /// <summary>
        /// The response, or the row of one, has all fields of the struct, and rows in place of their number.
        /// </summary>
        private static void SameFields(Values answer, string name)
        {
            Values found = answer.ContainsKey("response") ? Response(answer) : answer;
            IEnumerable<string> wanted = StatusTests.Fields(name)
                .Select(field => Regex.Replace(field, "^(instalment|card|payment)_count$", "$1s"));
            Check.Equal(Sorted(wanted), Sorted(found.Keys), name);
        }

        private static string Sorted(IEnumerable<string> names) =>
            string.Join(" ", names.OrderBy(name => name, StringComparer.Ordinal));
    }
}
