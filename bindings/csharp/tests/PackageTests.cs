using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Paynet.Tests
{
    internal static class PackageTests
    {
        private static readonly string Source = Path.Combine(Places.Project, "bindings", "csharp");

        [Test]
        private static void the_package_holds_what_it_should_and_nothing_else()
        {
            string folder = Unpacked("contents");
            IEnumerable<string> files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => file.Substring(folder.Length + 1));
            IEnumerable<string> wanted = new[]
            {
                "[Content_Types].xml",
                "_rels/.rels",
                "LICENSE",
                "README.md",
                "Paynet.nuspec",
                "lib/netstandard2.0/Paynet.dll",
                "lib/netstandard2.0/Paynet.xml",
                "runtimes/linux-x64/native/libpaynet.so",
            };
            Check.Equal(Sorted(wanted), Sorted(files));
            Check.True(Same(Path.Combine(folder, "LICENSE"), Path.Combine(Places.Project, "LICENSE")), "it is the project's licence");
            Check.True(Same(Path.Combine(folder, "runtimes/linux-x64/native/libpaynet.so"), Places.Library), "it is the built library");
        }

        [Test]
        private static void the_nuspec_says_what_the_project_file_says()
        {
            string nuspec = File.ReadAllText(Path.Combine(Unpacked("nuspec"), "Paynet.nuspec"));
            string project = File.ReadAllText(Path.Combine(Source, "Paynet.csproj"));
            foreach (var pair in new Dictionary<string, string>
            {
                ["id"] = "PackageId",
                ["version"] = "Version",
                ["authors"] = "Authors",
                ["description"] = "Description",
                ["license"] = "PackageLicenseExpression",
                ["readme"] = "PackageReadmeFile",
                ["tags"] = "PackageTags",
            })
            {
                Check.Equal(Text(project, pair.Value), Text(nuspec, pair.Key), pair.Key);
            }
        }

        [Test]
        private static void every_part_has_a_content_type()
        {
            string folder = Unpacked("types");
            string types = File.ReadAllText(Path.Combine(folder, "[Content_Types].xml"));
            foreach (string extension in new[] { "nuspec", "dll", "xml", "so", "md", "rels" })
            {
                Check.Contains("Extension=\"" + extension + "\"", types);
            }

            Check.Contains("PartName=\"/LICENSE\"", types);
            Check.Contains("Target=\"/Paynet.nuspec\"", File.ReadAllText(Path.Combine(folder, "_rels", ".rels")));
        }

        [Test]
        private static void a_program_runs_from_the_package_with_no_library_elsewhere()
        {
            string package = Unpacked("program");
            string folder = Path.Combine(package, "lib", "netstandard2.0");
            foreach (string file in new[] { "create_token.exe", "create_token.runtimeconfig.json" })
            {
                File.Copy(Path.Combine(Places.Built, file), Path.Combine(folder, file));
            }

            Dictionary<string, string> environment = Programs.Variables(Sandbox.Tls);
            environment["PAYNET_LIBRARY"] = null;
            string output = Programs.Output(Programs.Start(Path.Combine(folder, "create_token.exe"), string.Empty, environment));
            Check.Contains("token: jt_", output);
        }

        [Test]
        private static void packing_twice_gives_the_same_bytes() =>
            Check.True(Same(Packed("first"), Packed("second")), "both packages are the same");

        [Test]
        private static void wrapper_library_and_crate_have_the_same_release()
        {
            string release = Text(File.ReadAllText(Path.Combine(Source, "Paynet.csproj")), "Version");
            Check.Equal(release, typeof(Client).Assembly.GetName().Version.ToString(3), "assembly");
            Check.Equal(release, Client.LibraryVersion, "library");
            string crate = File.ReadAllText(Path.Combine(Places.Project, "Cargo.toml"));
            Check.Equal(release, Regex.Match(crate, "^version = \"(.*)\"$", RegexOptions.Multiline).Groups[1].Value, "crate");
        }

        private static string Packed(string name)
        {
            string folder = Places.EmptyFolder("packed-" + name);
            Programs.RunTool(
                Path.Combine(Source, "pack"),
                "--assembly \"" + Path.Combine(Places.Built, "Paynet.dll") + "\" --library \"" + Places.Library + "\" --out \"" + folder + "\"");
            return Path.Combine(folder, "Paynet." + typeof(Client).Assembly.GetName().Version.ToString(3) + ".nupkg");
        }

        private static string Unpacked(string name)
        {
            string folder = Places.EmptyFolder("unpacked-" + name);
            Programs.RunTool("python3", "-m zipfile -e \"" + Packed(name) + "\" \"" + folder + "\"");
            return folder;
        }

        private static string Sorted(IEnumerable<string> files) =>
            string.Join("\n", files.OrderBy(file => file, StringComparer.Ordinal));

        private static bool Same(string one, string other) => File.ReadAllBytes(one).SequenceEqual(File.ReadAllBytes(other));

        /// <summary>What an element holds. By hand, because .NET Core's XML wants OpenSSL.</summary>
        private static string Text(string xml, string name)
        {
            Match element = Regex.Match(xml, "<" + name + "( [^>]*)?>([^<]*)</" + name + ">");
            Check.True(element.Success, "there is a " + name);
            return element.Groups[2].Value;
        }
    }
}
