using System;
using System.Diagnostics;
using System.IO;

namespace Paynet.Tests
{
    internal static class Places
    {
        /// <summary>The folder of the built programs, target/csharp.</summary>
        internal static readonly string Built = AppContext.BaseDirectory;

        /// <summary>The root of the repository.</summary>
        internal static readonly string Project = Path.GetFullPath(Path.Combine(Built, "..", ".."));

        /// <summary>The program that runs this process: mono or dotnet.</summary>
        internal static readonly string Runtime = Process.GetCurrentProcess().MainModule.FileName;

        /// <summary>A browser whose shopper is done at once.</summary>
        internal static readonly string Browser = Path.Combine(Project, "bindings", "csharp", "tests", "browser");

        internal static string Library => Environment.GetEnvironmentVariable("PAYNET_LIBRARY");

        /// <summary>An empty folder below the built programs, one for each runtime.</summary>
        internal static string EmptyFolder(string name)
        {
            string folder = Path.Combine(Built, "work", Path.GetFileName(Runtime), name);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.CreateDirectory(folder);
            return folder;
        }
    }
}
