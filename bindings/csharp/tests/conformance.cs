using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Paynet;
using Paynet.Tests;

using Values = System.Collections.Generic.Dictionary<string, object>;

/// <summary>Runs the cases of a conformance file and prints what came of each, with the numbers of the C structs.</summary>
internal static class Conformance
{
    private static int Main(string[] arguments)
    {
        if (arguments.Length != 1)
        {
            Console.Error.WriteLine("usage: conformance FILE");
            return 2;
        }

        var manifest = (Values)Json.Parse(File.ReadAllText(arguments[0]));
        Console.WriteLine(Json.Write(((List<object>)manifest["cases"]).Cast<Values>().Select(Run).ToList<object>()));
        return 0;
    }

    private static Values Run(Values @case)
    {
        var outcome = new Values { ["name"] = @case["name"] };
        try
        {
            using (var client = new Client(Options((Values)@case["client"])))
            {
                CreateTokenResponse response = client.CreateToken(Request((Values)@case["request"]));
                outcome["code"] = 0;
                outcome["error"] = null;
                outcome["response"] = Describe(response);
            }
        }
        catch (PaynetException failure)
        {
            outcome["code"] = (int)failure.Code;
            outcome["response"] = null;
            outcome["error"] = Describe(failure);
        }
        catch (OverflowException failure)
        {
            outcome["skipped"] = failure.Message;
        }

        return outcome;
    }

    private static ClientOptions Options(Values from) => new ClientOptions
    {
        BaseUrl = Text(from, "base_url"),
        PublishableKey = Text(from, "publishable_key"),
        SecretKey = Text(from, "secret_key"),
        CaFile = Text(from, "ca_file"),
        ProxyUrl = Text(from, "proxy_url"),
        ConnectTimeout = TimeSpan.FromMilliseconds(Number(from, "connect_timeout_ms") ?? 0),
        TotalTimeout = TimeSpan.FromMilliseconds(Number(from, "total_timeout_ms") ?? 0),
        StrictCardChecks = Flag(from, "strict_card_checks") ?? false,
    };

    private static CreateTokenRequest Request(Values from) => new CreateTokenRequest
    {
        SessionId = Text(from, "session_id"),
        CardHolder = Text(from, "card_holder"),
        Pan = Text(from, "pan"),
        Month = Number(from, "month") ?? 0,
        Year = Number(from, "year") ?? 0,
        Cvc = Text(from, "cvc"),
        InstalmentKey = Text(from, "instalment_key"),
        Do3ds = Flag(from, "do_3ds"),
        Ip = Text(from, "ip"),
        ClientId = Text(from, "client_id"),
        Description = Text(from, "description"),
        CardHolderPhone = Text(from, "card_holder_phone"),
        CardHolderMail = Text(from, "card_holder_mail"),
    };

    private static Values Describe(CreateTokenResponse response) => new Values
    {
        ["token_id"] = response.TokenId,
        ["post_url"] = response.PostUrl,
        ["is_tds"] = response.IsTds.HasValue ? (response.IsTds.Value ? 1 : 0) : -1,
        ["object_name"] = response.ObjectName,
        ["code"] = response.Code ?? -1,
        ["message"] = response.Message,
    };

    private static Values Describe(PaynetException failure) => new Values
    {
        ["class"] = (int)failure.Class,
        ["name"] = failure.Name,
        ["phase"] = (int)failure.Phase,
        ["field"] = failure.Field ?? string.Empty,
        ["http_status"] = failure.HttpStatus ?? 0,
        ["paynet_code"] = failure.PaynetCode ?? -1,
        ["error_type"] = failure.ErrorType,
        ["paynet_message"] = failure.PaynetMessage,
        ["message"] = failure.Message,
    };

    private static string Text(Values from, string name) => from.TryGetValue(name, out object value) ? (string)value : null;

    private static int? Number(Values from, string name) =>
        from.TryGetValue(name, out object value) && value != null ? checked((int)(long)value) : (int?)null;

    private static bool? Flag(Values from, string name)
    {
        switch (Number(from, name))
        {
            case null:
            case -1:
                return null;
            case 0:
                return false;
            case 1:
                return true;
            default:
                throw new OverflowException(name + " is a bool? here");
        }
    }
}
