using System;
using System.IO;
using System.Text;

namespace Paynet.Tests
{
    internal static class SettingsTests
    {
        [Test]
        private static void no_process_wide_setting_changes()
        {
            string output = Programs.Run(Places.Built, "settings", Sandbox.Plain);
            Check.True(output.StartsWith("compared ", StringComparison.Ordinal) && output != "compared 0", output);
        }

        [Test]
        private static void the_assembly_does_not_even_name_ServicePointManager()
        {
            string bytes = Encoding.GetEncoding("iso-8859-1").GetString(File.ReadAllBytes(Path.Combine(Places.Built, "Paynet.dll")));
            Check.Contains("CancellationToken", bytes);
            Check.Lacks("ServicePointManager", bytes);
            Check.Lacks("System.Net", bytes);
        }
    }
}
