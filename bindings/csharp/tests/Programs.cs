using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace Paynet.Tests
{
    /// <summary>Programs run by the same runtime as the tests, Probe.cs above all.</summary>
    internal static class Programs
    {
        /// <summary>Copies Probe and Paynet.dll into a folder.</summary>
        internal static void CopyTo(string folder)
        {
            Directory.CreateDirectory(folder);
            foreach (string file in new[] { "Probe.exe", "Probe.runtimeconfig.json", "Paynet.dll" })
            {
                File.Copy(Path.Combine(Places.Built, file), Path.Combine(folder, file));
            }
        }

        /// <summary>Runs Probe.exe of a folder and returns what it prints. A null value takes a variable away.</summary>
        internal static string Run(string folder, string mode, IDictionary<string, string> environment) =>
            Output(Start(Path.Combine(folder, "Probe.exe"), mode, environment));

        internal static string Run(string folder, string mode, Sandbox sandbox) => Run(folder, mode, Variables(sandbox));

        /// <summary>Runs a program to its end and returns what it prints.</summary>
        internal static string Output(Process process)
        {
            using (process)
            {
                string output = process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                return output.Trim() + (process.ExitCode == 0 ? string.Empty : "\nexit code " + process.ExitCode);
            }
        }

        /// <summary>Runs a program of the system; its failure is the test's.</summary>
        internal static void RunTool(string program, string arguments)
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
            start.EnvironmentVariables["LC_ALL"] = "C.UTF-8";
            using (Process process = Process.Start(start))
            {
                string output = process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                Check.True(process.ExitCode == 0, program + " succeeds: " + output);
            }
        }

        internal static Process Start(string program, string arguments, IDictionary<string, string> environment)
        {
            var start = new ProcessStartInfo(Places.Runtime, "\"" + program + "\" " + arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardOutputEncoding = Encoding.UTF8,
                UseShellExecute = false,
            };
            foreach (KeyValuePair<string, string> variable in environment)
            {
                if (variable.Value == null)
                {
                    start.EnvironmentVariables.Remove(variable.Key);
                }
                else
                {
                    start.EnvironmentVariables[variable.Key] = variable.Value;
                }
            }

            return Process.Start(start);
        }

        /// <summary>What the examples and the probe read.</summary>
        internal static Dictionary<string, string> Variables(Sandbox sandbox) => new Dictionary<string, string>
        {
            ["PAYNET_BASE_URL"] = sandbox.Url,
            ["PAYNET_CA_FILE"] = sandbox.CaFile,
            ["PAYNET_PUBLISHABLE_KEY"] = sandbox.PublishableKey,
            ["PAYNET_SECRET_KEY"] = sandbox.SecretKey,
            ["PAYNET_SESSION_ID"] = sandbox.FirstSession,
            ["PAYNET_INSTALMENT_KEY"] = sandbox.FirstInstalment,
        };

        /// <summary>Secrets that are in the memory of a probe, in UTF-8, once it has done its work.</summary>
        /// <remarks>A string of .NET is UTF-16, so only unmanaged copies are found.</remarks>
        internal static IEnumerable<string> MemoryAfter(string mode, Sandbox sandbox = null)
        {
            var environment = sandbox == null ? new Dictionary<string, string>() : Variables(sandbox);
            using (Process probe = Start(Path.Combine(Places.Built, "Probe.exe"), mode, environment))
            {
                Check.Equal("ready", probe.StandardOutput.ReadLine(), "what the probe says");
                List<string> found = Scan(probe.Id, new[] { Sandbox.Pan });
                probe.StandardInput.Close();
                probe.WaitForExit();
                return found;
            }
        }

        private static List<string> Scan(int process, string[] secrets)
        {
            var found = new List<string>();
            string folder = "/proc/" + process.ToString(CultureInfo.InvariantCulture);
            using (var memory = new FileStream(folder + "/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1))
            {
                foreach (string line in File.ReadAllLines(folder + "/maps").Where(line => line.Contains(" rw")))
                {
                    string[] ends = line.Split(' ')[0].Split('-');
                    long start = long.Parse(ends[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                    long end = long.Parse(ends[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                    string text = Read(memory, start, (int)(end - start));
                    found.AddRange(secrets.Where(secret => text.IndexOf(secret, StringComparison.Ordinal) >= 0));
                }
            }

            return found;
        }

        private static string Read(FileStream memory, long start, int length)
        {
            var bytes = new byte[length];
            int read = 0;
            memory.Position = start;
            try
            {
                while (read < length)
                {
                    int more = memory.Read(bytes, read, length - read);
                    if (more <= 0)
                    {
                        break;
                    }

                    read += more;
                }
            }
            catch (IOException)
            {
                // Some mappings, reserved ones say, can't be read.
            }

            return Encoding.GetEncoding("iso-8859-1").GetString(bytes, 0, read);
        }
    }
}
