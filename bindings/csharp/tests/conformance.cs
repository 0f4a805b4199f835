using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Paynet;
using Paynet.Tests;

using Values = System.Collections.Generic.Dictionary<string, object>;

/// <summary>
/// Runs the cases of a conformance file and prints what came of each, with the numbers of the C structs.
/// </summary>
internal static class Conformance
{
    private static readonly Dictionary<string, Func<Client, Values, object>> Services =
        new Dictionary<string, Func<Client, Values, object>>
        {
            ["auth"] = (client, request) => client.Auth(Filled<AuthRequest>(request)),
            ["check_bin"] = (client, request) => client.CheckBin(Filled<CheckBinRequest>(request)),
            ["save_card"] = (client, request) => client.SaveCard(Filled<SaveCardRequest>(request)),
            ["create_token"] = (client, request) => client.CreateToken(Filled<CreateTokenRequest>(request)),
            ["check_card_bin"] = (client, request) => client.CheckCardBin(Filled<CheckCardBinRequest>(request)),
            ["create_card_token"] = (client, request) =>
                client.CreateCardToken(Filled<CreateCardTokenRequest>(request)),
            ["card_list"] = (client, request) => client.CardList(Filled<CardListRequest>(request)),
            ["charge"] = (client, request) => client.Charge(Filled<ChargeRequest>(request)),
            ["check"] = (client, request) => client.Check(Filled<CheckRequest>(request)),
            ["warm_up"] = (client, request) => WarmedUp(client),
            ["three_d_url"] = (client, request) => One("text", client.ThreeDUrl(Filled<ThreeDRequest>(request))),
            ["three_d_page"] = (client, request) => One("text", client.ThreeDPage(Filled<ThreeDRequest>(request))),
            ["three_d_visited"] = (client, request) => One("states", States(client.ThreeDWatch(), request)),
            ["three_d_browse"] = (client, request) => One("state", client.ThreeDBrowse(Filled<ThreeDRequest>(request))),
        };

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
            object answer = Answer(@case);
            bool declined = answer is Payment payment && !payment.Paid;
            outcome["code"] = (int)(declined ? PaynetStatus.Declined : PaynetStatus.Ok);
            outcome["error"] = null;
            outcome["response"] = Shown(answer);
        }
        catch (PaynetException failure)
        {
            outcome["code"] = (int)failure.Code;
            outcome["response"] = null;
            outcome["error"] = Shown(failure);
        }
        catch (OverflowException failure)
        {
            outcome["skipped"] = failure.Message;
        }

        return outcome;
    }

    private static object Answer(Values @case)
    {
        string call = @case.TryGetValue("call", out object name) ? (string)name : "create_token";
        var request = (Values)@case["request"];
        switch (call)
        {
            case "amount_parse":
                return One("amount", Amount.Parse((string)request["text"]));
            case "amount_format":
                return One("text", Amount.Format((long)request["amount"], (AmountForm)Number("form", request["form"])));
            default:
                using (var client = new Client(Filled<ClientOptions>((Values)@case["client"])))
                {
                    return Services[call](client, request);
                }
        }
    }

    private static Values WarmedUp(Client client)
    {
        client.WarmUp();
        return new Values();
    }

    private static List<object> States(ThreeDWatch watch, Values request) =>
        ((List<object>)request["addresses"]).Select(address => (object)watch.Visited((string)address)).ToList();

    private static Values One(string name, object value) => new Values { [name] = value };

    /// <summary>Options or a request in which what is null is left as it is.</summary>
    private static T Filled<T>(Values from)
        where T : new()
    {
        var filled = new T();
        foreach (KeyValuePair<string, object> field in from.Where(field => field.Value != null))
        {
            PropertyInfo property = typeof(T).GetProperty(Pascal(Regex.Replace(field.Key, "_ms$", string.Empty)));
            property.SetValue(filled, Fitting(field.Key, field.Value, property.PropertyType));
        }

        return filled;
    }

    private static object Fitting(string name, object value, Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(TimeSpan))
        {
            return TimeSpan.FromMilliseconds((long)value);
        }

        if (plain == typeof(bool))
        {
            return Flag(name, (long)value, orUnknown: plain != type);
        }

        if (plain.IsEnum)
        {
            return Enum.ToObject(plain, Number(name, value));
        }

        return plain == typeof(int) ? Number(name, value) : value;
    }

    private static int Number(string name, object value) =>
        (long)value == (int)(long)value ? (int)(long)value : throw new OverflowException(name + " is an int here");

    private static object Flag(string name, long value, bool orUnknown)
    {
        if (orUnknown && value == -1)
        {
            return null;
        }

        return value == 0 || value == 1 ? value == 1 : throw new OverflowException(name + " is a bool here");
    }

    /// <summary>As C has it.</summary>
    private static object Shown(object value)
    {
        if (value is string || value is long)
        {
            return value;
        }

        if (value == null || value is int || value is bool || value is Enum)
        {
            return value == null ? -1 : Convert.ToInt32(value);
        }

        if (value is Values values)
        {
            return values.ToDictionary(field => field.Key, field => Shown(field.Value));
        }

        if (value is IEnumerable rows)
        {
            return rows.Cast<object>().Select(Shown).ToList();
        }

        return value.GetType().GetProperties()
            .Where(property => property.Name != nameof(Payment.Paid))
            .ToDictionary(property => Field(value, property), property => Shown(property.GetValue(value)));
    }

    /// <summary>The name in C. A property can't have the name of its class, so one is called otherwise.</summary>
    private static string Field(object owner, PropertyInfo property) =>
        owner is Instalment && property.Name == nameof(Instalment.Instalments) ? "instalment" : Snake(property.Name);

    private static Values Shown(PaynetException failure) => new Values
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

    private static string Pascal(string name) =>
        string.Concat(name.Split('_').Select(part => part.Substring(0, 1).ToUpperInvariant() + part.Substring(1)));

    private static string Snake(string name) => Regex.Replace(name, "(?<=.)[A-Z]", "_$0").ToLowerInvariant();
}
