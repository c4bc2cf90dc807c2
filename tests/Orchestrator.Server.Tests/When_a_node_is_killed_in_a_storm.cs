using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.Work;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Tests.Support;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Tests;

/// <summary>
/// Two nodes, 2,000 applications whose deadlines fall due together, 500 portal events around that moment; one node is
/// killed in its middle.
/// </summary>
public sealed class When_a_node_is_killed_in_a_storm(OutsideDatabases databases)
{
    private const int Applications = 2000;
    private const int Events = 500;
    private static readonly Instant Due = Instant.FromUtc(2024, 11, 1, 16, 0);
    private static readonly Duration Takeover = Duration.FromSeconds(2);

    [Fact]
    public async Task Nothing_is_lost_nothing_happens_twice_and_the_other_goes_on()
    {
        await using var nodes = await SharedNodes.StartAsync(databases, "--Jobs:PageSize=50", "--Jobs:PageWorkers=1");
        var cycle = await OpenCycle.StartAsync(nodes.First);
        var secret = (string)
            (await nodes.First.Administrator.PostAsync("/api/console/v1/portals/city/secret", new { })).Json![
                "secret"
            ]!;
        using var portal = new PortalClient(nodes.First.Server.Address, "city", secret);
        await SubmitAsync(portal, cycle);
        var other = await nodes.AddAsync();
        await nodes.First.MoveToAsync("2024-11-01T23:59:57+08:00");

        var sending = SendAsync(nodes.First.Server.Address, other.Address, secret, cycle);
        await HalfDecidedAsync(nodes);
        await nodes.First.Server.KillAsync();
        var answers = await sending;
        await AllDecidedAsync(nodes);

        await using var look = nodes.Look();
        await EachEventOnceAsync(look, answers);
        await EachDeadlineOnceAsync(look);
    }

    private static Task SubmitAsync(PortalClient portal, string cycle) =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, Applications),
            new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (number, _) =>
                await portal.AcceptedAsync(
                    "application.submitted",
                    "cycles/" + cycle,
                    OpenCycle.Submission($"before-{number}")
                )
        );

    /// <summary>As portals do: an event that gets no answer from one node is sent to the other, with the same id.</summary>
    private static async Task<IReadOnlyDictionary<string, Answer>> SendAsync(
        Uri one,
        Uri other,
        string secret,
        string cycle
    )
    {
        using var first = new PortalClient(one, "city", secret);
        using var second = new PortalClient(other, "city", secret);
        var answers = new ConcurrentDictionary<string, Answer>();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var sent = new List<Task>();
        for (var number = 0; number < Events; number++)
        {
            var (id, body) = (
                $"storm-{number}",
                first.Event(
                    "application.submitted",
                    "cycles/" + cycle,
                    OpenCycle.Submission($"during-{number}"),
                    id: $"storm-{number}"
                )
            );
            var order = number % 2 == 0 ? new[] { first, second } : [second, first];
            sent.Add(
                Task.Run(async () =>
                    answers[id] = await PostAsync(order[0], body)
                        ?? await PostAsync(order[1], body)
                        ?? await PostAsync(second, body)
                        ?? throw new InvalidOperationException($"{id} got no answer from any node.")
                )
            );
            await pace.WaitForNextTickAsync();
        }

        await Task.WhenAll(sent);
        return answers;
    }

    private static async Task<Answer?> PostAsync(PortalClient portal, string body)
    {
        try
        {
            var answer = await portal.PostAsync("/api/portal/v1/events", body);
            return answer.Status < 500 ? answer : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task HalfDecidedAsync(SharedNodes nodes)
    {
        await using var look = nodes.Look();
        var limit = Stopwatch.StartNew();
        while (
            await look.Deadlines.CountAsync(deadline => deadline.DueAt == Due && deadline.LatenessMs != null)
            < Applications / 5
        )
        {
            limit.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2), "the storm did not begin");
        }
    }

    private static async Task AllDecidedAsync(SharedNodes nodes)
    {
        await using var look = nodes.Look();
        var limit = Stopwatch.StartNew();
        while (
            await look.Deadlines.CountAsync(deadline => deadline.DueAt <= Due && deadline.State == DeadlineState.Armed)
                is > 0
                    and var left
        )
        {
            limit.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2), $"{left} deadlines wait for ever");
        }
    }

    private static async Task EachEventOnceAsync(
        Storage.Model.OrchestratorDbContext look,
        IReadOnlyDictionary<string, Answer> answers
    )
    {
        answers.Count.ShouldBe(Events);
        var arrivals = await look
            .Arrivals.AsNoTracking()
            .Where(arrival => arrival.IdempotencyKey.Contains("storm-"))
            .ToListAsync();
        arrivals.Count.ShouldBe(Events, "each event arrived once");
        arrivals.ShouldAllBe(arrival => arrival.State == ArrivalState.Done);
        foreach (var arrival in arrivals)
        {
            var answer = answers[
                arrival.IdempotencyKey[arrival.IdempotencyKey.IndexOf("storm-", StringComparison.Ordinal)..]
            ];
            answer.Status.ShouldBe(arrival.ReceivedAt < Due ? 201 : 422, answer.Text);
        }

        var accepted = answers.Values.Count(answer => answer.Status == 201);
        accepted.ShouldBeInRange(1, Events - 1, "some came before the closing, some after");
        (await look.Applications.CountAsync()).ShouldBe(Applications + accepted);
        (await look.Applications.Select(application => application.PersonKey).Distinct().CountAsync()).ShouldBe(
            Applications + accepted
        );
    }

    private static async Task EachDeadlineOnceAsync(Storage.Model.OrchestratorDbContext look)
    {
        var decided = await look
            .Deadlines.AsNoTracking()
            .Where(deadline => deadline.DueAt == Due && deadline.LatenessMs != null)
            .ToListAsync();
        decided.Count.ShouldBeGreaterThanOrEqualTo(Applications);
        decided.ShouldAllBe(deadline => deadline.LatenessMs >= 0, "never early");
        var lines = (
            await look
                .Journal.Where(line => line.Event == DecisionJournal.Event)
                .Select(line => line.Data!)
                .ToListAsync()
        )
            .CountBy(DecisionJournal.DeadlineOf)
            .ToDictionary();
        decided.ShouldAllBe(deadline => lines.GetValueOrDefault(deadline.Id) == 1, "one line per decision");

        var instants = decided.Select(deadline => deadline.DecidedAt!.Value).Order().ToList();
        var longest = instants.Zip(instants.Skip(1), (one, next) => next - one).Max();
        TestContext.Current.SendDiagnosticMessage(
            $"{decided.Count} deadlines in {instants[^1] - instants[0]}; the longest pause was {longest}."
        );
        longest.ShouldBeLessThan(
            Duration.FromTimeSpan(Promised.Within(Takeover.ToTimeSpan())),
            "the other node goes on"
        );
    }
}
