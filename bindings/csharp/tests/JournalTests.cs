using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Paynet.Tests
{
    internal static class JournalTests
    {
        private const string ChargePath = "/v1/transaction/charge";
        private const string CheckPath = "/v1/transaction/check";

        [Test]
        private static async Task a_charge_in_flight_is_told_once()
        {
            string journal = Path.GetTempFileName();
            ChargeRequest order;
            using (Client client = WithJournal(journal))
            {
                order = Sandbox.Plain.Order(client, "journal-" + Guid.NewGuid());
                order.Amount = 123456;
                order.Budget = TimeSpan.FromSeconds(1);
                order.Repeat = false;
                Sandbox.Plain.Queue(ChargePath, "close-after-reading");
                for (int i = 0; i < 40; i++)
                {
                    Sandbox.Plain.Queue(CheckPath, "status=503");
                }

                Check.Throws<PaynetUnknownOutcomeException>(() => client.Charge(order));
            }

            using (Client client = WithJournal(journal))
            {
                InFlightResponse answer = client.InFlight();
                while (answer.Charges.Single().Code == PaynetStatus.Server)
                {
                    Check.Equal(Outcome.Unknown, answer.Charges.Single().Outcome);
                    answer = client.InFlight();
                }

                InFlightCharge charge = answer.Charges.Single();
                Check.Equal(0, answer.DamagedLines);
                Check.Equal(Outcome.Paid, charge.Outcome);
                Check.Equal(PaynetStatus.Ok, charge.Code);
                Check.Equal(order.ReferenceNo, charge.ReferenceNo);
                Check.Equal(order.SessionId, charge.SessionId);
                Check.Equal(123456, charge.Amount);
                Check.Equal(null, charge.Instalments);
                Check.Equal(Sandbox.Pan.Substring(0, 6) + "******" + Sandbox.Pan.Substring(12), charge.CardNoMasked);
                Check.Equal(20, charge.Time.Length);
                CheckResponse found = client.Check(new CheckRequest { ReferenceNo = order.ReferenceNo });
                Check.Equal(found.Paid.XactId, charge.XactId);
                Check.Equal(found.Paid.AuthorizationCode, charge.AuthorizationCode);
                Check.Equal(0, (await client.InFlightAsync()).Charges.Count);
            }

            File.Delete(journal);
        }

        [Test]
        private static void one_client_has_the_journal_at_a_time()
        {
            string journal = Path.GetTempFileName();
            using (WithJournal(journal))
            {
                var failure = Check.Throws<PaynetCallException>(() => WithJournal(journal));
                Check.Equal(PaynetStatus.Journal, failure.Code);
                Check.Equal("journal_file", failure.Field);
            }

            WithJournal(journal).Dispose();
            File.Delete(journal);
        }

        [Test]
        private static void without_a_journal_nothing_can_be_told()
        {
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                var failure = Check.Throws<PaynetCallException>(() => client.InFlight());
                Check.Equal(PaynetStatus.MissingField, failure.Code);
                Check.Equal("journal_file", failure.Field);
            }
        }

        private static Client WithJournal(string journal)
        {
            ClientOptions options = Sandbox.Plain.Options();
            options.JournalFile = journal;
            return new Client(options);
        }
    }
}
