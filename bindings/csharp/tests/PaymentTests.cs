using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Paynet.Tests
{
    internal static class PaymentTests
    {
        private const string CheckBinPath = "/v1/paynetj/check_bin";
        private const string CardListPath = "/v1/card/list";
        private const string ChargePath = "/v1/transaction/charge";
        private const string CheckPath = "/v1/transaction/check";

        [Test]
        private static void a_payment_is_taken_and_found_again() => With(client =>
        {
            string referenceNo = NewReference();
            Payment payment = client.Charge(Sandbox.Plain.Order(client, referenceNo));
            Check.True(payment.Paid, "it is paid");
            Check.Equal(Outcome.Paid, payment.Outcome);
            Check.Equal(FoundBy.Answer, payment.FoundBy);
            Check.Equal(true, payment.IsSucceed);
            Check.Equal(0, payment.Code);
            Check.Equal((int)TransactionType.Sale, payment.TransactionType);
            Check.Equal((int)PosType.Paynet, payment.PosType);
            Check.Equal(false, payment.IsTds);
            Check.Equal(0, payment.Instalment);
            Check.Equal(123456, payment.Amount);
            Check.Equal(payment.Amount, payment.NetAmount + payment.Commission + payment.CommissionTax);
            Check.Equal(referenceNo, payment.ReferenceNo);
            Check.Equal("TRY", payment.Currency);
            Check.Equal("Işıl Çağlayan", payment.CardHolder);
            Check.True(payment.AuthorizationCode.Length > 0, "there is a code for the receipt");

            CheckResponse found = client.Check(new CheckRequest { ReferenceNo = referenceNo });
            Check.Equal(Outcome.Paid, found.Outcome);
            Check.Equal(1, found.Payments.Count);
            Check.Equal(payment.XactId, found.Paid.XactId);
            Check.Equal(1, client.Check(new CheckRequest { XactId = payment.XactId }).Payments.Count);
        });

        [Test]
        private static void the_bank_offers_its_instalments() => With(client =>
        {
            var auth = new AuthRequest { Amount = 100400, AddCommission = true, TdsRequired = true };
            AuthResponse session = client.Auth(auth);
            Check.Equal(true, session.TdsRequired);
            Check.True(session.Name.Length > 0 && session.ExpireDate.Length > 0, "name and end of the session");

            var request = new CheckBinRequest { SessionId = session.SessionId, Bin = Sandbox.Pan };
            CheckBinResponse bank = client.CheckBin(request);
            Check.Equal("AXSS", bank.BankId);
            Check.Equal(true, bank.TdsEnable);
            IEnumerable<int?> counts = bank.Instalments.Select(way => way.Instalments).OrderBy(count => count);
            Check.Equal("0 3 6 9 101", string.Join(" ", counts));
            Instalment three = bank.Instalments.Single(way => way.Instalments == 3);
            Check.Equal(100400 + three.Commission, three.TotalAmount);
            Check.True(three.InstalmentAmount >= three.TotalAmount / 3, "a third of it");
            Check.Contains("Taksit", three.Desc);

            request.NoInstalment = true;
            Check.Equal(1, client.CheckBin(request).Instalments.Count);
            Check.Equal(0, Sandbox.Plain.RequestsWith("\"bin\":\"" + Sandbox.Pan), "whole card numbers sent");
        });

        [Test]
        private static void a_decline_is_an_answer_with_the_banks_texts() => With(client =>
        {
            ChargeRequest order = Sandbox.Plain.Order(client, NewReference());
            Sandbox.Plain.Queue(ChargePath, "decline=51,Bakiye yetersiz ığüşöç");
            Payment payment = client.Charge(order);
            Check.True(!payment.Paid, "nothing is paid");
            Check.Equal(Outcome.NotPaid, payment.Outcome);
            Check.Equal("51", payment.BankErrorId);
            Check.Equal("Bakiye yetersiz ığüşöç", payment.BankErrorMessage);
            Check.Equal(0, Sandbox.Plain.Taken(order.ReferenceNo), "payments");
        });

        [Test]
        private static void a_charge_that_Paynet_refuses_is_an_exception() => With(client =>
        {
            ChargeRequest order = Sandbox.Plain.Order(client, NewReference());
            order.TokenId = "jt_of_another_session";
            var failure = Check.Throws<PaynetAnsweredException>(() => client.Charge(order));
            Check.Equal(15, failure.PaynetCode);
        });

        [Test]
        private static void a_payment_whose_answer_is_lost_is_found_by_look_up() => With(client =>
        {
            ChargeRequest order = Sandbox.Plain.Order(client, NewReference());
            Sandbox.Plain.Queue(ChargePath, "close-after-reading");
            Payment payment = client.Charge(order);
            Check.True(payment.Paid, "it is paid");
            Check.Equal(FoundBy.LookUp, payment.FoundBy);
            Check.Equal(1, Sandbox.Plain.Taken(order.ReferenceNo), "payments");
        });

        [Test]
        private static void an_unknown_outcome_is_an_exception_and_the_same_request_ends_it() => With(client =>
        {
            ChargeRequest order = Sandbox.Plain.Order(client, NewReference());
            Sandbox.Plain.Queue(ChargePath, "cut-request=50");
            order.Repeat = false;
            order.Budget = TimeSpan.FromSeconds(2);
            var failure = Check.Throws<PaynetUnknownOutcomeException>(() => client.Charge(order));
            Check.Equal(PaynetStatus.ChargeUnknown, failure.Code);
            Check.Equal(0, Sandbox.Plain.Taken(order.ReferenceNo), "payments");

            order.Repeat = true;
            order.Budget = null;
            Check.Equal(FoundBy.Repeat, client.Charge(order).FoundBy);
            Check.Equal(1, Sandbox.Plain.Taken(order.ReferenceNo), "payments");
        });

        [Test]
        private static void charging_a_paid_order_again_tells_of_the_same_payment() => With(client =>
        {
            ChargeRequest order = Sandbox.Plain.Order(client, NewReference());
            Payment first = client.Charge(order);
            order.LookUpFirst = true;
            using (var restarted = new Client(Sandbox.Plain.Options()))
            {
                Payment again = restarted.Charge(order);
                Check.True(again.Paid, "it is paid");
                Check.Equal(first.XactId, again.XactId);
                Check.Equal(FoundBy.LookUp, again.FoundBy);
            }

            Check.Equal(1, Sandbox.Plain.Taken(order.ReferenceNo), "payments");
        });

        [Test]
        private static void what_the_session_was_told_can_be_sent_with_the_charge() => With(client =>
        {
            ChargeRequest order = Sandbox.Plain.Order(client, NewReference());
            order.Amount = 123456;
            order.AddCommission = false;
            order.TdsRequired = false;
            order.NoInstalment = false;
            order.Instalments = 0;
            order.TransactionType = TransactionType.Preauthorisation;
            Check.Equal((int)TransactionType.Preauthorisation, client.Charge(order).TransactionType);

            order = Sandbox.Plain.Order(client, NewReference());
            order.Amount = 123457;
            Check.Throws<PaynetAnsweredException>(() => client.Charge(order));
        });

        [Test]
        private static async Task every_service_has_its_task()
        {
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                string referenceNo = NewReference();
                var auth = new AuthRequest { Amount = 1000, ReferenceNo = referenceNo };
                string session = (await client.AuthAsync(auth)).SessionId;
                var bin = new CheckBinRequest { SessionId = session, Bin = Sandbox.Pan };
                Instalment single = (await client.CheckBinAsync(bin)).Instalments.First(way => way.Instalments == 0);
                var save = new SaveCardRequest { SessionId = session, CardDesc = "bonus" };
                Check.Equal(session, (await client.SaveCardAsync(save)).SessionId);
                CreateTokenRequest card = Sandbox.Plain.Request();
                card.SessionId = session;
                card.InstalmentKey = single.InstalmentKey;
                card.Do3ds = false;
                string token = (await client.CreateTokenAsync(card)).TokenId;
                var order = new ChargeRequest { SessionId = session, TokenId = token, ReferenceNo = referenceNo };
                Payment payment = await client.ChargeAsync(order);
                Check.True(payment.Paid, "it is paid");
                var lookUp = new CheckRequest { ReferenceNo = referenceNo };
                Check.Equal(Outcome.Paid, (await client.CheckAsync(lookUp)).Outcome);
                var nobody = new CardListRequest { CardOwnerId = "nobody" };
                Check.Equal(0, (await client.CardListAsync(nobody)).Cards.Count);
            }
        }

        [Test]
        private static void a_card_is_stored_and_paid_with_again() => With(client =>
        {
            var auth = new AuthRequest { SaveCard = true, UserUniqueId = NewReference(), CardDesc = "Işıl'ın kartı" };
            Payment first = client.Charge(Sandbox.Plain.Order(client, NewReference(), auth: auth));
            Check.Equal(true, first.IsSaveCardSucceed);
            Check.Equal(auth.UserUniqueId, first.UserUniqueId);

            CardListResponse list = client.CardList(new CardListRequest { CardOwnerId = first.CardOwnerId });
            Check.Equal(1, list.Cards.Count);
            Check.Equal(1, list.TotalCount);
            Check.Equal(false, list.HasMore);
            Card card = list.Cards[0];
            Check.Equal("Işıl'ın kartı", card.CardDesc);
            Check.Equal("435508", card.CardBin);
            Check.Equal(0, card.ExpireMonth);

            string referenceNo = NewReference();
            string session = client.Auth(new AuthRequest { Amount = 2500, ReferenceNo = referenceNo }).SessionId;
            CheckBinResponse bank = client.CheckCardBin(new CheckCardBinRequest
            {
                SessionId = session,
                CardHash = card.CardHash,
                CardOwnerId = card.CardOwnerId,
                NoInstalment = true,
            });
            CreateTokenResponse token = client.CreateCardToken(new CreateCardTokenRequest
            {
                SessionId = session,
                CardHash = card.CardHash,
                CardOwnerId = card.CardOwnerId,
                InstalmentKey = bank.Instalments.Single().InstalmentKey,
                Do3ds = false,
            });
            var order = new ChargeRequest { SessionId = session, TokenId = token.TokenId, ReferenceNo = referenceNo };
            Check.Equal(2500, client.Charge(order).Amount);
        });

        [Test]
        private static void more_payments_than_places_are_all_there() => With(client =>
        {
            ChargeRequest order = Sandbox.Plain.Order(client, NewReference());
            for (int i = 1; i <= 17; i++)
            {
                Sandbox.Plain.Queue(ChargePath, "decline=" + i);
                client.Charge(order);
            }

            Payment paid = client.Charge(order);
            CheckResponse found = client.Check(new CheckRequest { ReferenceNo = order.ReferenceNo });
            Check.Equal(18, found.Payments.Count);
            Check.Equal(1, found.Payments.Count(payment => payment.Paid), "paid");
            Check.Equal(18, found.Payments.Select(payment => payment.XactId).Distinct().Count(), "different ones");
            Check.Equal(Outcome.Paid, found.Outcome);
            Check.Equal(paid.XactId, found.Paid.XactId);
        });

        [Test]
        private static void more_instalments_and_cards_than_places_are_all_there() => With(client =>
        {
            const int Many = 40;
            string ways = Rows(Many, "{\"instalment\":#,\"instalment_key\":\"ji_#\",\"total_amount\":#}");
            string cards = Rows(Many, "{\"card_hash\":\"hash-#\",\"card_no\":\"435508******4358\"}");
            string bank = "body={\"bank_id\":\"AXSS\",\"data\":[" + ways + "],\"code\":0}";
            string list = "body={\"total\":" + Many + ",\"Data\":[" + cards + "],\"code\":0}";
            Twice(CheckBinPath, bank);
            Twice(CardListPath, list);

            CheckBinResponse offered = client.CheckBin(new CheckBinRequest { SessionId = "js_1", Bin = "435508" });
            Check.Equal(Many, offered.Instalments.Count);
            Check.Equal("ji_40 40 4000", offered.Instalments.Select(
                way => way.InstalmentKey + " " + way.Instalments + " " + way.TotalAmount).Last());
            Check.Equal(null, offered.Instalments[0].Commission);

            CardListResponse listed = client.CardList(new CardListRequest { CardOwnerId = "owner", Limit = Many });
            Check.Equal("hash-40", listed.Cards[Many - 1].CardHash);
            Check.Equal(Many, listed.Total);
            Check.Equal(null, listed.TotalCount);
            Check.Equal(null, listed.HasMore);
        });

        [Test]
        private static void numbers_that_nobody_knows_do_not_make_a_payment_unreadable() => With(client =>
        {
            const string Odd = "{\"is_succeed\":true,\"xact_id\":\"xk_1\",\"transaction_type\":77,\"pos_type\":42}";
            Sandbox.Plain.Queue(CheckPath, "body={\"Data\":[" + Odd + ",{}],\"code\":0}");
            CheckResponse found = client.Check(new CheckRequest { XactId = "xk_1" });
            Check.Equal(77, found.Payments[0].TransactionType);
            Check.Equal(42, found.Payments[0].PosType);
            Payment empty = found.Payments[1];
            Check.Equal(null, empty.TransactionType);
            Check.Equal(null, empty.Amount);
            Check.Equal(null, empty.IsTds);
            Check.Equal(string.Empty, empty.XactId);
        });

        [Test]
        private static void nothing_found_is_an_answer() => With(client =>
        {
            CheckResponse found = client.Check(new CheckRequest { ReferenceNo = NewReference() });
            Check.Equal(Outcome.None, found.Outcome);
            Check.Equal(12, found.Code);
            Check.Equal(0, found.Payments.Count);
            Check.Equal(null, found.Paid);
        });

        [Test]
        private static void every_service_names_the_field_that_is_missing() => With(client =>
        {
            Check.Equal("amount", Missing(() => client.Auth(new AuthRequest())));
            Check.Equal("bin", Missing(() => client.CheckBin(new CheckBinRequest { SessionId = "js_1" })));
            Check.Equal("session_id", Missing(() => client.SaveCard(new SaveCardRequest())));
            var storedCard = new CheckCardBinRequest { SessionId = "js_1" };
            Check.Equal("card_hash", Missing(() => client.CheckCardBin(storedCard)));
            Check.Equal("do_3ds", Missing(() => client.CreateCardToken(new CreateCardTokenRequest
            {
                SessionId = "js_1",
                CardHash = "hash",
                InstalmentKey = "ji_1",
            })));
            Check.Equal("card_owner_id", Missing(() => client.CardList(new CardListRequest())));
            var order = new ChargeRequest { SessionId = "js_1", TokenId = "jt_1" };
            Check.Equal("reference_no", Missing(() => client.Charge(order)));
            Check.Equal("reference_no", Missing(() => client.Check(new CheckRequest())));
        });

        [Test]
        private static void a_client_without_the_secret_key_takes_no_money()
        {
            ClientOptions options = Sandbox.Plain.Options();
            options.SecretKey = null;
            using (var client = new Client(options))
            {
                ChargeRequest order = Sandbox.Plain.Order(client, NewReference());
                var failure = Check.Throws<PaynetCallException>(() => client.Charge(order));
                Check.Equal(PaynetStatus.KeyMissing, failure.Code);
            }
        }

        [Test]
        private static void a_budget_out_of_range_is_refused_by_name() => With(client =>
        {
            ChargeRequest order = Sandbox.Plain.Order(client, NewReference());
            foreach (TimeSpan budget in new[] { TimeSpan.FromTicks(-1), TimeSpan.FromMinutes(11), TimeSpan.MaxValue })
            {
                order.Budget = budget;
                Check.Equal("budget_ms", Check.Throws<PaynetCallException>(() => client.Charge(order)).Field);
            }
        });

        [Test]
        private static void null_in_place_of_a_request_is_refused() => With(client =>
        {
            Check.Throws<ArgumentNullException>(() => client.Charge(null));
            Check.Throws<ArgumentNullException>(() => client.ChargeAsync(null));
            Check.Throws<ArgumentNullException>(() => client.Check(null));
            Check.Throws<ArgumentNullException>(() => client.ThreeDUrl(null));
        });

        private static string Missing(Action call)
        {
            var failure = Check.Throws<PaynetCallException>(call);
            Check.Equal(PaynetStatus.MissingField, failure.Code);
            return failure.Field;
        }

        private static void Twice(string path, string fault)
        {
            Sandbox.Plain.Queue(path, fault);
            Sandbox.Plain.Queue(path, fault);
        }

        private static string Rows(int count, string row) =>
            string.Join(",", Enumerable.Range(1, count).Select(number => row.Replace("#", number.ToString())));

        private static string NewReference() => "sipariş-" + Guid.NewGuid();

        private static void With(Action<Client> test)
        {
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                test(client);
            }
        }
    }
}
