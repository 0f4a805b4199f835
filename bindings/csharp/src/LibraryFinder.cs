using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace Paynet
{
    /// <summary>Looks for libpaynet where packages and programs keep it.</summary>
    internal static class LibraryFinder
    {
        internal const string Variable = "PAYNET_LIBRARY";

        private static readonly string[] FileNames = NativeLoader.OnWindows
            ? new[] { "paynet.dll" }
            : new[] { "libpaynet.so.0", "libpaynet.so" };

        /// <summary>Loads the library and returns its path.</summary>
        internal static string Load()
        {
            var failures = new StringBuilder();
            foreach (string path in Places())
            {
                string failure = NativeLoader.TryLoad(path);
                if (failure == null)
                {
                    return path;
                }

                failures.Append("\n  ").Append(path).Append(": ").Append(failure);
            }

            throw new DllNotFoundException(
                "libpaynet was not found. Put it beside Paynet.dll or under runtimes/" + RuntimeIdentifier()
                + "/native, or set " + Variable + " to its full path. Tried:" + failures);
        }

        private static IEnumerable<string> Places()
        {
            string chosen = Environment.GetEnvironmentVariable(Variable);
            if (!string.IsNullOrEmpty(chosen))
            {
                yield return Path.GetFullPath(chosen);
                yield break;
            }

            foreach (string folder in Folders())
            {
                foreach (string name in FileNames)
                {
                    yield return Path.Combine(folder, name);
                }
            }

            // The system's own places.
            yield return FileNames[0];
        }

        private static IEnumerable<string> Folders()
        {
            string native = Path.Combine("runtimes", RuntimeIdentifier(), "native");
            foreach (string home in Homes())
            {
                yield return home;
                yield return Path.Combine(home, native);
            }

            // Used straight from an unpacked package, the assembly lies in lib/netstandard2.0.
            foreach (string home in Homes())
            {
                yield return Path.GetFullPath(Path.Combine(home, "..", "..", native));
            }
        }

        private static IEnumerable<string> Homes()
        {
            var homes = new List<string>();
            Assembly assembly = typeof(LibraryFinder).Assembly;
            if (assembly.Location.Length > 0)
            {
                homes.Add(Path.GetDirectoryName(assembly.Location));

                // ASP.NET runs a copy of the assembly from elsewhere; this is where it was copied from.
                homes.Add(Path.GetDirectoryName(new Uri(assembly.CodeBase).LocalPath));
            }

            homes.Add(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return homes.Distinct();
        }

        private static string RuntimeIdentifier()
        {
            string system = NativeLoader.OnWindows ? "win" : "linux";
            return system + "-" + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        }
    }
}
