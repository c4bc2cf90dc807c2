using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Server.CommandLine;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>
/// 10,000 events, acts, imports and queries that nobody should send: none is a fault of the server, none leaves anything behind.
/// </summary>
public sealed class When_requests_are_hostile_by_the_thousand(OutsideDatabases databases)
{
    private const int Requests = 10_000;
    private const int Seed = 1;
    private const int AtOnce = 4;
    private const int Warm = 20;

    [Fact]
    public async Task None_breaks_the_server_and_the_next_good_one_is_answered_at_once()
    {
        await using var nodes = await SharedNodes.StartAsync(databases);
        var practice = nodes.First;
        var cycle = await OpenCycle.StartAsync(practice);
        var application = (string)(await SubmitAsync(practice, cycle, "first"))["subject"]!;

        var answers = new ConcurrentBag<(HostileRequest Request, Answer Answer)>();
        string[] known = [cycle, "tianjin-2024", "1"];
        var described = new List<DescribedRequests>
        {
            new(await DocumentAsync("console"), isPortals: false, known),
            new(await DocumentAsync("portal"), isPortals: true, known),
        };
        described.Sum(document => document.Count).ShouldBeGreaterThan(80);
        var requests = new HostileRequests(cycle, application, described).Generate(Seed, Requests);
        await Parallel.ForEachAsync(
            requests,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (request, _) => answers.Add((request, await SendAsync(practice, request)))
        );

        var statuses = answers.CountBy(one => one.Answer.Status).OrderBy(status => status.Key).ToList();
        TestContext.Current.SendDiagnosticMessage(
            string.Join(", ", statuses.Select(status => $"{status.Value} x {status.Key}"))
        );
        var faults = answers.Where(one => one.Answer.Status >= 500);
        faults.Select(one => $"{one.Request}: {one.Answer.Status} {one.Answer.Text}").ShouldBeEmpty();
        foreach (var reached in new[] { 200, 400, 404, 422 })
        {
            statuses.ShouldContain(
                status => status.Key == reached && status.Value > Requests / 200,
                "all were turned away at one door"
            );
        }
        await NothingIsLeftAsync(nodes);
        (await TypicalAnswerAsync(practice, cycle)).ShouldBeLessThan(Promised.Milliseconds(100));
    }

    private static async Task<Answer> SendAsync(PracticeServer practice, HostileRequest request)
    {
        var method = new HttpMethod(request.Method);
        if (request.IsPortals)
        {
            return await practice.Portal.SignedAsync(
                method,
                request.Path,
                Encoding.UTF8.GetBytes(request.Body ?? ""),
                request.Body is null ? null : request.ContentType
            );
        }
        using var message = new HttpRequestMessage(method, request.Path);
        if (request.Body is not null)
            message.Content = new StringContent(request.Body, Encoding.UTF8, request.ContentType);
        return await practice.Administrator.SendAsync(message);
    }

    private static async Task<JsonNode> DocumentAsync(string name) =>
        JsonNode.Parse(await OpenApiVerb.WriteAsync(name, CancellationToken.None))!;

    private static async Task NothingIsLeftAsync(SharedNodes nodes)
    {
        await using var look = nodes.Look();
        (await look.Arrivals.CountAsync(arrival => arrival.State == ArrivalState.Pending)).ShouldBe(0);
        (await look.DeadLetters.Select(letter => letter.Name + ": " + letter.Reason).ToListAsync()).ShouldBeEmpty();
    }

    /// <summary>The median of a few, in milliseconds: one alone says what the machine did beside.</summary>
    private static async Task<double> TypicalAnswerAsync(PracticeServer practice, string cycle)
    {
        var times = new List<double>();
        for (var number = 0; number < Warm; number++)
        {
            var began = Stopwatch.GetTimestamp();
            await SubmitAsync(practice, cycle, $"after-{number}");
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times.Order().ElementAt(Warm / 2);
    }

    private static Task<System.Text.Json.Nodes.JsonNode> SubmitAsync(
        PracticeServer practice,
        string cycle,
        string person
    ) => practice.Portal.AcceptedAsync("application.submitted", "cycles/" + cycle, OpenCycle.Submission(person));
}
