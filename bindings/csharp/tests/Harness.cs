using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace Paynet.Tests
{
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class TestAttribute : Attribute
    {
    }

    internal sealed class CheckException : Exception
    {
        internal CheckException(string message)
            : base(message)
        {
        }
    }

    internal static class Check
    {
        internal static void Equal<T>(T wanted, T found, string what = "value")
        {
            if (!EqualityComparer<T>.Default.Equals(wanted, found))
            {
                throw new CheckException(what + ": wanted <" + wanted + ">, found <" + found + ">");
            }
        }

        internal static void True(bool holds, string what)
        {
            if (!holds)
            {
                throw new CheckException("not so: " + what);
            }
        }

        internal static void Contains(string part, string text) =>
            True(text != null && text.IndexOf(part, StringComparison.Ordinal) >= 0, "\"" + part + "\" is in \"" + text + "\"");

        internal static void Lacks(string part, string text) =>
            True(text.IndexOf(part, StringComparison.Ordinal) < 0, "\"" + part + "\" is not in \"" + text + "\"");

        internal static T Throws<T>(Action action)
            where T : Exception
        {
            try
            {
                action();
            }
            catch (Exception failure) when (failure.GetType() == typeof(T))
            {
                return (T)failure;
            }

            throw new CheckException("no " + typeof(T).Name + " was thrown");
        }
    }

    internal static class Until
    {
        private const int ForAges = 20000;

        internal static void True(Func<bool> holds)
        {
            var clock = Stopwatch.StartNew();
            while (!holds())
            {
                Check.True(clock.ElapsedMilliseconds < ForAges, "it comes about");
                Thread.Sleep(10);
            }
        }
    }

    internal static class Harness
    {
        private static int Main(string[] names)
        {
            Console.WriteLine("-- " + RuntimeInformation.FrameworkDescription + ", culture \"" + CultureInfo.CurrentCulture.Name + "\"");
            int passed = 0;
            int failed = 0;
            foreach (MethodInfo test in Tests().Where(test => names.Length == 0 || names.Any(test.Name.Contains)))
            {
                string title = test.DeclaringType.Name + ": " + test.Name.Replace('_', ' ');
                try
                {
                    Run(test);
                    passed++;
                    Console.WriteLine("ok      " + title);
                }
                catch (Exception failure)
                {
                    failed++;
                    Console.WriteLine("FAILED  " + title + "\n" + failure);
                }
            }

            Sandbox.StopAll();
            Console.WriteLine(passed + " passed, " + failed + " failed");
            return failed == 0 && passed > 0 ? 0 : 1;
        }

        private static IEnumerable<MethodInfo> Tests() =>
            typeof(Harness).Assembly.GetTypes()
                .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic))
                .Where(method => method.IsDefined(typeof(TestAttribute), false))
                .OrderBy(method => method.DeclaringType.Name, StringComparer.Ordinal)
                .ThenBy(method => method.MetadataToken);

        private static void Run(MethodInfo test)
        {
            try
            {
                (test.Invoke(null, null) as Task)?.GetAwaiter().GetResult();
            }
            catch (TargetInvocationException wrapped)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(wrapped.InnerException).Throw();
            }
        }
    }
}
