using System;
using System.Diagnostics;
using System.Globalization;
using Paynet;

/// <summary>CPU time of a warm call through the C# package. Prints microseconds per call.</summary>
internal static class Cost
{
    private static void Main(string[] arguments)
    {
        int calls = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        var options = new ClientOptions
        {
            BaseUrl = Given("PAYNET_BASE_URL"),
            CaFile = Given("PAYNET_CA_FILE"),
            PublishableKey = Given("PAYNET_PUBLISHABLE_KEY"),
        };
        var request = new CreateTokenRequest
        {
            SessionId = Given("PAYNET_SESSION_ID"),
            InstalmentKey = Given("PAYNET_INSTALMENT_KEY"),
            CardHolder = "Ayşe Yılmaz",
            Pan = "4355084355084358",
            Month = 12,
            Year = 2026,
            Cvc = "000",
            Do3ds = true,
            Ip = "203.0.113.7",
        };
        using (var client = new Client(options))
        {
            // The compiler is at work in the first calls.
            Call(client, request, 200);
            TimeSpan start = Process.GetCurrentProcess().TotalProcessorTime;
            Call(client, request, calls);
            TimeSpan spent = Process.GetCurrentProcess().TotalProcessorTime - start;
            Console.WriteLine((spent.TotalMilliseconds * 1000 / calls).ToString("F2", CultureInfo.InvariantCulture));
        }
    }

    private static void Call(Client client, CreateTokenRequest request, int times)
    {
        for (int call = 0; call < times; call++)
        {
            client.CreateToken(request);
        }
    }

    private static string Given(string name) => Environment.GetEnvironmentVariable(name);
}
