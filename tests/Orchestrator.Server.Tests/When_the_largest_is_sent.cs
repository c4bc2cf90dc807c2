using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>One request, the largest of its kind that is taken, never costs the server more than fifty megabytes.</summary>
public sealed partial class When_the_largest_is_sent
{
    private const string Token = "a-token-that-nobody-guesses";
    private const double MostBytes = 50_000_000;

    [Fact]
    public async Task It_costs_no_more_than_fifty_megabytes()
    {
        using var folder = new TemporaryFolder();
        await using var practice = new PracticeServer(folder.Path, "--Telemetry:MetricsToken=" + Token);
        await practice.InitializeAsync();
        var cycle = await OpenCycle.StartAsync(practice);
        var told = new List<string>();
        foreach (var (kind, send, statuses) in Requests(practice, cycle))
        {
            // The first of a kind compiles what it needs.
            (await send()).Status.ShouldBeOneOf(statuses, kind);
            var before = await AllocatedAsync(practice);
            (await send()).Status.ShouldBeOneOf(statuses, kind);
            var cost = await AllocatedAsync(practice) - before;
            told.Add(string.Create(CultureInfo.InvariantCulture, $"{kind} {cost / 1e6:0.0} MB"));
            TestContext.Current.SendDiagnosticMessage(told[^1]);
        }

        told.Select(line => double.Parse(line.Split(' ')[^2], CultureInfo.InvariantCulture) * 1e6)
            .ShouldAllBe(bytes => bytes < MostBytes, string.Join(", ", told));
    }

    private static IEnumerable<(string Kind, Func<Task<Answer>> Send, int[] Statuses)> Requests(
        PracticeServer practice,
        string cycle
    )
    {
        yield return (
            "event",
            () => practice.Portal.PostAsync("/api/portal/v1/events", "{\"x\":\"" + new string('x', 1_048_000) + "\"}"),
            [400]
        );
        var picture = Noise(3_200, 3_150);
        yield return (
            "picture",
            () => practice.Portal.PostAsync($"/api/portal/v1/evidence?subject=cycles/{cycle}", picture, "image/png"),
            [201, 409]
        );
        var definition = Definition("large", 900_000);
        yield return ("definition", () => PostAsync(practice, "definitions", definition, "application/json"), [200]);
        var archive = Zip(Enumerable.Range(0, 9).Select(number => Definition($"large-{number}", 290_000)));
        yield return ("archive", () => PostAsync(practice, "definitions/archive", archive, "application/zip"), [200]);
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("申报时间另行通知。\n", 99_000)));
        yield return (
            "notice's text",
            () => PostAsync(practice, "notices/reading", text, "application/octet-stream"),
            [200, 422]
        );
        var random = RandomNumberGenerator.GetBytes(19_900_000);
        yield return (
            "text too long",
            () => PostAsync(practice, "notices/reading", random, "application/octet-stream"),
            [422]
        );
        byte[] pdf = [.. "%PDF-1.7\n"u8, .. random];
        yield return ("pdf", () => PostAsync(practice, "notices/reading", pdf, "application/octet-stream"), [422]);
        byte[] docx = [0x50, 0x4B, 0x03, 0x04, .. random];
        yield return ("docx", () => PostAsync(practice, "notices/reading", docx, "application/octet-stream"), [422]);
    }

    private static Task<Answer> PostAsync(PracticeServer practice, string path, string body, string type) =>
        PostAsync(practice, path, Encoding.UTF8.GetBytes(body), type);

    private static async Task<Answer> PostAsync(PracticeServer practice, string path, byte[] body, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/console/v1/" + path)
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await practice.Administrator.SendAsync(request);
    }

    /// <summary>A picture that does not pack: about as many bytes as pixels.</summary>
    private static byte[] Noise(int width, int height)
    {
        var rows = new byte[height * (width + 1)];
        RandomNumberGenerator.Fill(rows);
        for (var row = 0; row < height; row++)
            rows[row * (width + 1)] = 0;
        return Pictures.PngOf(width, height, rows);
    }

    private static string Definition(string id, int letters) =>
        $$$"""{"id":"{{{id}}}-1","definitionId":"{{{id}}}","name":"large","version":1,"description":"{{{new string('字', letters)}}}","root":{"id":"s","type":"Elsa.Sequence","version":1,"activities":[]}}""";

    private static byte[] Zip(IEnumerable<string> files)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (number, file) in files.Index())
            {
                using var entry = zip.CreateEntry($"{number}.json", CompressionLevel.NoCompression).Open();
                entry.Write(Encoding.UTF8.GetBytes(file));
            }
        }

        return buffer.ToArray();
    }

    private static async Task<double> AllocatedAsync(PracticeServer practice)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(practice.Server.Address, "/metrics"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return double.Parse(Allocated().Match(text).Groups["bytes"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^dotnet_gc_heap_total_allocated\\S* (?<bytes>[0-9.eE+]+)", RegexOptions.Multiline, 1000)]
    private static partial Regex Allocated();
}
