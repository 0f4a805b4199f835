namespace Paynet.Tests
{
    internal static class DoctorTests
    {
        [Test]
        private static void the_doctor_says_that_all_is_well()
        {
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                string report = client.Doctor();
                Check.Contains("\nHer şey yolunda.\nAll is well.\n", report);
                Check.True(report.EndsWith("\n"), report);
            }
        }

        [Test]
        private static void the_doctor_names_what_is_broken_and_says_what_to_do()
        {
            ClientOptions options = Sandbox.Plain.Options();
            options.BaseUrl = "https://127.0.0.1:1";
            using (var client = new Client(options))
            {
                string report = client.Doctor();
                foreach (string verdict in new[] { "BROKEN", "BOZUK" })
                {
                    string head = "\n" + verdict + "  CONNECTION_REFUSED\n";
                    int place = report.IndexOf(head, System.StringComparison.Ordinal);
                    Check.True(place >= 0, report);
                    string[] lines = report.Substring(place + head.Length).Split('\n');
                    Check.True(lines[1].StartsWith("  -> "), report);
                }
            }
        }

        [Test]
        private static void a_client_that_was_disposed_of_is_not_examined()
        {
            var client = new Client(Sandbox.Plain.Options());
            client.Dispose();
            Check.Throws<System.ObjectDisposedException>(() => client.Doctor());
        }
    }
}
