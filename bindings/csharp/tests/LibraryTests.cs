using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Paynet.Tests
{
    /// <summary>Where the native library is looked for, and what is said of one that doesn't fit.</summary>
    internal static class LibraryTests
    {
        private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static
            | BindingFlags.Instance | BindingFlags.DeclaredOnly;

        private const string Release = "0.1.0";

        private static readonly string Native = Path.Combine("runtimes", "linux-x64", "native");

        [Test]
        private static void the_library_beside_the_assembly_is_found()
        {
            string folder = Program("beside");
            File.Copy(Places.Library, Path.Combine(folder, "libpaynet.so"));
            Check.Equal(Release, Version(folder));
        }

        [Test]
        private static void the_library_below_runtimes_is_found()
        {
            string folder = Program("runtimes");
            Put(Places.Library, Path.Combine(folder, Native, "libpaynet.so"));
            Check.Equal(Release, Version(folder));
        }

        [Test]
        private static void the_library_of_an_unpacked_package_is_found()
        {
            string package = Places.EmptyFolder("package");
            string folder = Path.Combine(package, "lib", "netstandard2.0");
            Programs.CopyTo(folder);
            Put(Places.Library, Path.Combine(package, Native, "libpaynet.so"));
            Check.Equal(Release, Version(folder));
        }

        [Test]
        private static void a_library_known_to_the_system_is_found()
        {
            string folder = Program("system");
            string installed = Path.Combine(folder, "installed");
            Put(Places.Library, Path.Combine(installed, "libpaynet.so.0"));
            Check.Equal(Release, Version(folder, "LD_LIBRARY_PATH", installed));
        }

        [Test]
        private static void blanks_and_Turkish_letters_in_the_path_do_no_harm()
        {
            string folder = Program("Işıl'ın kasası");
            Put(Places.Library, Path.Combine(folder, Native, "libpaynet.so"));
            Check.Equal(Release, Version(folder));
        }

        [Test]
        private static void PAYNET_LIBRARY_goes_before_the_library_beside_the_assembly()
        {
            string folder = Program("variable");
            File.Copy(Fake("abi"), Path.Combine(folder, "libpaynet.so"));
            Check.Equal(Release, Version(folder, "PAYNET_LIBRARY", Places.Library));
        }

        [Test]
        private static void nothing_else_is_tried_if_PAYNET_LIBRARY_leads_nowhere()
        {
            string folder = Program("nowhere");
            File.Copy(Places.Library, Path.Combine(folder, "libpaynet.so"));
            string message = Version(folder, "PAYNET_LIBRARY", "/nowhere/libpaynet.so");
            Check.Contains("DllNotFoundException: libpaynet was not found.", message);
            Check.Contains("/nowhere/libpaynet.so: no such file", message);
            Check.Lacks(folder, message);
        }

        [Test]
        private static void a_missing_library_is_reported_with_every_place_and_the_remedy()
        {
            string folder = Program("missing");
            string message = Version(folder);
            Check.Contains("DllNotFoundException: libpaynet was not found.", message);
            Check.Contains("runtimes/linux-x64/native", message);
            Check.Contains("set PAYNET_LIBRARY", message);
            Check.Contains(Path.Combine(folder, "libpaynet.so") + ": no such file", message);
            Check.Contains(Path.Combine(folder, Native, "libpaynet.so.0") + ": no such file", message);
        }

        [Test]
        private static void a_file_that_is_no_library_is_reported_with_the_systems_reason()
        {
            string folder = Program("no-library");
            string file = Path.Combine(folder, "libpaynet.so");
            File.WriteAllText(file, "not a library");
            string message = Version(folder);
            Check.Contains("libpaynet was not found.", message);
            Check.Contains("\n  " + file + ": ", message);
            Check.Contains("file too short", message);
        }

        [Test]
        private static void a_library_of_another_abi_is_refused_by_path_and_release()
        {
            string message = Version(Program("abi"), "PAYNET_LIBRARY", Fake("abi"));
            Check.Contains("DllNotFoundException: " + Fake("abi") + " is libpaynet 9.8.7 with ABI 7.", message);
            Check.Contains("needs libpaynet 0.1.0 or newer with ABI 0. Install that one, or set PAYNET_LIBRARY", message);
        }

        [Test]
        private static void a_library_with_smaller_structs_is_refused() =>
            Check.Contains("is libpaynet 9.8.7 with ABI 0.", Version(Program("small"), "PAYNET_LIBRARY", Fake("small")));

        [Test]
        private static void a_library_with_one_smaller_struct_is_refused() =>
            Check.Contains(
                "is libpaynet 9.8.7 with ABI 0.", Version(Program("one-small"), "PAYNET_LIBRARY", Fake("one-small")));

        [Test]
        private static void the_size_of_every_struct_is_compared()
        {
            Type native = typeof(Client).Assembly.GetType("Paynet.Native", throwOnError: true);
            Type library = typeof(Client).Assembly.GetType("Paynet.Library", throwOnError: true);
            MethodInfo[] sizes = native.GetMethods(Everything)
                .Where(function => function.Name.EndsWith("_size", StringComparison.Ordinal))
                .ToArray();
            Check.True(sizes.Length > 20, "there are functions that tell sizes");
            foreach (MethodInfo size in sizes)
            {
                bool compared = library.GetMethods(Everything).Any(method => Calls(method, new[] { size }));
                Check.True(compared, size.Name + " is called");
            }
        }

        [Test]
        private static void a_library_with_larger_structs_is_taken() =>
            Check.Equal("9.8.7", Version(Program("large"), "PAYNET_LIBRARY", Fake("large")));

        [Test]
        private static void a_library_without_the_functions_is_refused() =>
            Check.Contains("is not libpaynet", Version(Program("empty"), "PAYNET_LIBRARY", Fake("empty")));

        [Test]
        private static void a_library_that_does_not_fit_is_refused_each_time()
        {
            string[] lines = Run(Program("twice"), "version-twice", "PAYNET_LIBRARY", Fake("abi")).Split('\n');
            Check.Equal(2, lines.Length, "lines");
            Check.Equal(lines[0].Trim(), lines[1].Trim(), "second message");
        }

        [Test]
        private static void no_method_that_calls_the_library_can_be_inlined()
        {
            Type native = typeof(Client).Assembly.GetType("Paynet.Native", throwOnError: true);
            IEnumerable<MethodBase> callers = typeof(Client).Assembly.GetTypes()
                .SelectMany(type => type.GetMembers(Everything))
                .OfType<MethodBase>()
                .Where(method => Calls(method, native.GetMethods(Everything)))
                .ToList();
            Check.True(callers.Count() > 5, "there are methods that call the library");
            foreach (MethodBase caller in callers)
            {
                bool marked = (caller.GetMethodImplementationFlags() & MethodImplAttributes.NoInlining) != 0;
                Check.True(marked, caller.DeclaringType.Name + "." + caller.Name + " is marked NoInlining");
            }
        }

        /// <summary>Whether the method's code has a call instruction (0x28) with one of the functions.</summary>
        private static bool Calls(MethodBase method, IEnumerable<MethodInfo> functions)
        {
            byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? new byte[0];
            var tokens = new HashSet<int>(functions.Select(function => function.MetadataToken));
            return Enumerable.Range(0, Math.Max(0, code.Length - 4))
                .Any(i => code[i] == 0x28 && tokens.Contains(BitConverter.ToInt32(code, i + 1)));
        }

        private static string Fake(string name) => Path.Combine(Places.Built, "fakes", name + ".so");

        private static string Program(string name)
        {
            string folder = Places.EmptyFolder(name);
            Programs.CopyTo(folder);
            return folder;
        }

        private static void Put(string file, string place)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place));
            File.Copy(file, place);
        }

        private static string Version(string folder, string variable = "PAYNET_LIBRARY", string value = null) =>
            Run(folder, "version", variable, value);

        private static string Run(string folder, string mode, string variable, string value)
        {
            var environment = new Dictionary<string, string> { ["PAYNET_LIBRARY"] = null, ["LD_LIBRARY_PATH"] = null };
            environment[variable] = value;
            return Programs.Run(folder, mode, environment);
        }
    }
}
