using System;
using Paynet;

/// <summary>Gets a token for one of Paynet's published test cards.</summary>
internal static class CreateToken
{
    private static int Main()
    {
        var options = new ClientOptions
        {
            BaseUrl = Given("PAYNET_BASE_URL"),
            CaFile = Environment.GetEnvironmentVariable("PAYNET_CA_FILE"),
            PublishableKey = Given("PAYNET_PUBLISHABLE_KEY"),
        };
        var request = new CreateTokenRequest
        {
            SessionId = Given("PAYNET_SESSION_ID"),
            InstalmentKey = Given("PAYNET_INSTALMENT_KEY"),
            CardHolder = "Ayşe Yılmaz",
            Pan = "4355 0843 5508 4358",
            Month = 12,
            Year = 2026,
            Cvc = "000",
            Do3ds = true,
            Ip = "203.0.113.7",
        };
        Console.WriteLine("libpaynet " + Client.LibraryVersion);
        Console.WriteLine("sending " + request);
        try
        {
            using (var client = new Client(options))
            {
                CreateTokenResponse response = client.CreateToken(request);
                Console.WriteLine("token: " + response.TokenId);
                Console.WriteLine(response.IsTds == true ? "the shopper confirms at " + response.PostUrl : "no 3-D Secure");
                return 0;
            }
        }
        catch (PaynetException failure)
        {
            Console.Error.WriteLine(failure.Name + ": " + failure.Message);
            Console.Error.WriteLine(failure.Explanation);
            return 1;
        }
    }

    private static string Given(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException(name + " is not set");
}
