using System;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;

/// <summary>HttpClient. Arguments: base URL, CA file (mono's own store is used instead), calls.</summary>
internal static class Http
{
    // The compiler is at work in the first calls.
    private const int Unmeasured = 500;

    private const int ProcessCpuTime = 2;

    private static readonly DataContractJsonSerializer Requests = new DataContractJsonSerializer(typeof(Request));
    private static readonly DataContractJsonSerializer Answers = new DataContractJsonSerializer(typeof(Answer));

    private static void Main(string[] arguments)
    {
        int calls = int.Parse(arguments[2], CultureInfo.InvariantCulture);
        string url = arguments[0] + "/v1/paynetj/create_token";
        using (HttpClient client = NewClient())
        {
            Call(client, url, Unmeasured);
            double start = CpuMicroseconds();
            Call(client, url, calls);
            double each = (CpuMicroseconds() - start) / calls;
            Console.WriteLine(each.ToString("F2", CultureInfo.InvariantCulture) + " " + ResidentKilobytes());
        }
    }

    private static HttpClient NewClient()
    {
        var client = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", "pbk_bench_Zm9yIG1lYXN1cmluZyBvbmx5");
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json; charset=UTF-8");
        client.DefaultRequestHeaders.UserAgent.ParseAdd("bench/1");
        client.DefaultRequestHeaders.ExpectContinue = false;
        return client;
    }

    private static void Call(HttpClient client, string url, int times)
    {
        for (int call = 0; call < times; call++)
        {
            CreateToken(client, url);
        }
    }

    private static void CreateToken(HttpClient client, string url)
    {
        using (var content = new ByteArrayContent(RequestText()))
        {
            content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=UTF-8");
            using (HttpResponseMessage response = client.PostAsync(url, content).GetAwaiter().GetResult())
            {
                response.EnsureSuccessStatusCode();
                ReadAnswer(response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult());
            }
        }
    }

    private static byte[] RequestText()
    {
        using (var text = new MemoryStream())
        {
            Requests.WriteObject(text, new Request());
            return text.ToArray();
        }
    }

    private static void ReadAnswer(byte[] text)
    {
        using (var stream = new MemoryStream(text))
        {
            var answer = (Answer)Answers.ReadObject(stream);
            if (!answer.TokenId.StartsWith("jt_", StringComparison.Ordinal))
            {
                throw new InvalidDataException("no token");
            }
        }
    }

    // Process.TotalProcessorTime counts in steps of 10 ms here.
    private static double CpuMicroseconds()
    {
        clock_gettime(ProcessCpuTime, out TimeSpec now);
        return (now.Seconds * 1e6) + (now.Nanoseconds / 1e3);
    }

    [DllImport("libc")]
    private static extern int clock_gettime(int clock, out TimeSpec now);

    private static string ResidentKilobytes()
    {
        foreach (string line in File.ReadLines("/proc/self/status"))
        {
            if (line.StartsWith("VmRSS:", StringComparison.Ordinal))
            {
                return line.Split(new[] { ' ', '\t' }, StringSplitOptions.RemoveEmptyEntries)[1];
            }
        }
        return "0";
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }

    [DataContract]
    private sealed class Request
    {
        [DataMember(Name = "session_id", Order = 0)]
        public string SessionId = "js_EAAAAK7mQ2vXc9RrT0bLZs5uYwPq3HfNd8JgVxk1AoEi6tCz";

        [DataMember(Name = "card_holder", Order = 1)]
        public string CardHolder = "Ayşe Yılmaz";

        [DataMember(Name = "pan", Order = 2)]
        public string Pan = "4355084355084358";

        [DataMember(Name = "month", Order = 3)]
        public int Month = 12;

        [DataMember(Name = "year", Order = 4)]
        public int Year = 2026;

        [DataMember(Name = "cvc", Order = 5)]
        public string Cvc = "000";

        [DataMember(Name = "instalment_key", Order = 6)]
        public string InstalmentKey = "ji_EAAAAB4nWf8KpQy1ZsTc7LmRd0GhXv9UbJ2oEk5iNa3wVtYx";

        [DataMember(Name = "do_3ds", Order = 7)]
        public bool Do3ds = true;

        [DataMember(Name = "ip", Order = 8)]
        public string Ip = "203.0.113.7";

        [DataMember(Name = "client_id", Order = 9)]
        public string ClientId = "shop-17-basket-204518";

        [DataMember(Name = "description", Order = 10)]
        public string Description = "Basket 204518, two items, collected in Izmir";

        [DataMember(Name = "card_holder_phone", Order = 11)]
        public string CardHolderPhone = "5321234567";

        [DataMember(Name = "card_holder_mail", Order = 12)]
        public string CardHolderMail = "ayse.yilmaz@example.com";
    }

    [DataContract]
    private sealed class Answer
    {
        [DataMember(Name = "token_id")]
        public string TokenId = "";

        [DataMember(Name = "post_url")]
        public string PostUrl = "";

        [DataMember(Name = "is_tds")]
        public bool IsTds;

        [DataMember(Name = "code")]
        public int Code;

        [DataMember(Name = "message")]
        public string Message = "";
    }
}
