using System;
using System.ComponentModel;
using System.IO;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

// Without this the .NET Framework looks for libraries in the current directory too.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace Paynet
{
    /// <summary>
    /// Loads a native library by its path and makes the functions of <see cref="Native"/> come from it. Each runtime has its
    /// own means; all of them concern this assembly alone.
    /// </summary>
    internal static class NativeLoader
    {
        /// <summary>The name in the DllImport attributes.</summary>
        private const string ImportName = "paynet";

        private const int RtldNow = 2;
        private const uint LoadWithAlteredSearchPath = 8;

        /// <summary>Only .NET Core 3.0 and newer have this class.</summary>
        private static readonly Type NativeLibrary = Type.GetType("System.Runtime.InteropServices.NativeLibrary");

        private static IntPtr library;

        internal static bool OnWindows { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

        /// <summary>Returns null, or why the library can't be loaded.</summary>
        internal static string TryLoad(string path)
        {
            if (Path.IsPathRooted(path) && !File.Exists(path))
            {
                return "no such file";
            }

            if (NativeLibrary != null)
            {
                return LoadOnDotNet(path);
            }

            return OnWindows ? LoadOnFramework(path) : LoadOnMono(path);
        }

        private static string LoadOnDotNet(string path)
        {
            try
            {
                library = (IntPtr)NativeLibrary.GetMethod("Load", new[] { typeof(string) }).Invoke(null, new object[] { path });
            }
            catch (TargetInvocationException failure)
            {
                return failure.InnerException.Message;
            }

            Type resolver = NativeLibrary.Assembly.GetType("System.Runtime.InteropServices.DllImportResolver");
            MethodInfo resolve = typeof(NativeLoader).GetMethod(nameof(Resolve), BindingFlags.Static | BindingFlags.NonPublic);
            NativeLibrary.GetMethod("SetDllImportResolver").Invoke(
                null, new object[] { typeof(NativeLoader).Assembly, Delegate.CreateDelegate(resolver, resolve) });
            return null;
        }

        private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) =>
            name == ImportName ? library : IntPtr.Zero;

        /// <summary>Windows itself takes the library already loaded for its bare name.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static string LoadOnFramework(string path)
        {
            library = LoadLibraryEx(path, IntPtr.Zero, Path.IsPathRooted(path) ? LoadWithAlteredSearchPath : 0);
            return library == IntPtr.Zero ? new Win32Exception(Marshal.GetLastWin32Error()).Message : null;
        }

        /// <summary>Mono keeps a map of library names for each assembly.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static string LoadOnMono(string path)
        {
            library = dlopen(Utf8(path), RtldNow);
            if (library == IntPtr.Zero)
            {
                return Marshal.PtrToStringAnsi(dlerror());
            }

            object image = typeof(ModuleHandle)
                .GetField("value", BindingFlags.Instance | BindingFlags.NonPublic)
                .GetValue(typeof(NativeLoader).Module.ModuleHandle);
            mono_dllmap_insert((IntPtr)image, Utf8(ImportName), IntPtr.Zero, Utf8(path), IntPtr.Zero);
            return null;
        }

        private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text + "\0");

        [DllImport("kernel32", CharSet = CharSet.Unicode, ExactSpelling = true, EntryPoint = "LoadLibraryExW", SetLastError = true)]
        private static extern IntPtr LoadLibraryEx(string path, IntPtr reserved, uint flags);

        [DllImport("libdl.so.2", ExactSpelling = true)]
        private static extern IntPtr dlopen(byte[] path, int flags);

        [DllImport("libdl.so.2", ExactSpelling = true)]
        private static extern IntPtr dlerror();

        [DllImport("__Internal", ExactSpelling = true)]
        private static extern void mono_dllmap_insert(IntPtr image, byte[] name, IntPtr function, byte[] target, IntPtr targetFunction);
    }
}
