using System;
using System.Collections.Specialized;
using System.Linq;
using System.Net;
using Paynet;

/// <summary>
/// Takes two payments: one that the shopper confirms with the bank, and one whose answer gets lost. For a sandbox that
/// was started with --plain-http.
/// </summary>
internal static class Checkout
{
    private const string Pan = "4355 0843 5508 4358";

    private static int Main()
    {
        var options = new ClientOptions
        {
            BaseUrl = Given("PAYNET_BASE_URL"),
            PublishableKey = Given("PAYNET_PUBLISHABLE_KEY"),
            SecretKey = Given("PAYNET_SECRET_KEY"),
        };
        try
        {
            using (var client = new Client(options))
            {
                Console.WriteLine("1. The shopper confirms with the bank");
                ShowReceipt(client.Charge(Prepared(client, "1.234,56", do3ds: true)));

                Console.WriteLine("2. The answer to the charge gets lost");
                ChargeRequest order = Prepared(client, "10", do3ds: false);
                LoseNextAnswer("/v1/transaction/charge");
                ShowReceipt(client.Charge(order));

                CheckResponse found = client.Check(new CheckRequest { ReferenceNo = order.ReferenceNo });
                Console.WriteLine("check: " + found.Outcome + ", payments: " + found.Payments.Count);
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

    /// <summary>Everything up to the charge.</summary>
    private static ChargeRequest Prepared(Client client, string price, bool do3ds)
    {
        long amount = Amount.Parse(price);
        string referenceNo = "order-" + Guid.NewGuid();
        AuthResponse session = client.Auth(new AuthRequest { Amount = amount, ReferenceNo = referenceNo });
        CheckBinResponse bank = client.CheckBin(new CheckBinRequest { SessionId = session.SessionId, Bin = Pan });
        Instalment single = bank.Instalments.First(way => way.Instalments == 0);
        CreateTokenResponse token = client.CreateToken(new CreateTokenRequest
        {
            SessionId = session.SessionId,
            InstalmentKey = single.InstalmentKey,
            CardHolder = "Ayşe Yılmaz",
            Pan = Pan,
            Month = 12,
            Year = 2026,
            Cvc = "000",
            Do3ds = do3ds,
            Ip = "203.0.113.7",
        });
        if (token.IsTds == true)
        {
            var confirmation = new ThreeDRequest
            {
                SessionId = session.SessionId,
                TokenId = token.TokenId,
                PostUrl = token.PostUrl,
            };

            // The rest of the address is ids and the publishable key.
            Console.WriteLine("the shopper confirms at " + client.ThreeDUrl(confirmation).Split('?')[0]);
            Confirm(confirmation);
        }

        return new ChargeRequest
        {
            SessionId = session.SessionId,
            TokenId = token.TokenId,
            ReferenceNo = referenceNo,
            Amount = amount,
        };
    }

    private static void ShowReceipt(Payment payment)
    {
        if (!payment.Paid)
        {
            Console.WriteLine("declined: " + payment.BankErrorMessage + payment.PaynetErrorMessage);
            return;
        }

        string amount = Amount.Format(payment.Amount ?? 0, AmountForm.Turkish);
        Console.WriteLine("paid: " + amount + " " + payment.Currency + ", card " + payment.CardNoMasked);
        Console.WriteLine("approval " + payment.AuthorizationCode + ", reference " + payment.ReferenceCode);
        Console.WriteLine("found by: " + payment.FoundBy);
    }

    /// <summary>What the shopper does at the bank's page: the password is published with the card.</summary>
    private static void Confirm(ThreeDRequest confirmation)
    {
        using (var browser = new WebClient())
        {
            browser.UploadValues(Given("PAYNET_BASE_URL") + "/bank/acs", new NameValueCollection
            {
                ["session_id"] = confirmation.SessionId,
                ["token_id"] = confirmation.TokenId,
                ["action"] = "ok",
                ["password"] = "a",
            });
        }
    }

    private static void LoseNextAnswer(string path)
    {
        using (var sandbox = new WebClient())
        {
            sandbox.UploadString(Given("PAYNET_BASE_URL") + "/sandbox/faults?path=" + path, "close-after-reading");
        }
    }

    private static string Given(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException(name + " is not set");
}
