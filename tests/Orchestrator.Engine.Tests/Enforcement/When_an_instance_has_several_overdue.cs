using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Tests.Enforcement;

/// <summary>
/// After an outage. Deadlines are claimed by kind, so that the statutory of all come first; within an instance their
/// own order holds.
/// </summary>
public class When_an_instance_has_several_overdue(Postgres postgres)
{
    private static readonly Instant Start = Instant.FromUtc(2024, 10, 8, 0, 0);

    [Theory]
    [InlineData(50)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task They_are_decided_as_they_fell_due(int pageSize)
    {
        var clock = new FakeClock(Start);
        await using var node = await EngineNode.StartAsync(await postgres.CreateDatabaseAsync(), clock, options =>
            (options.PageSize, options.PageWorkers) = (pageSize, 1)
        );
        await Waits.StoreAsync(node.Store);
        await Waits.StartAsync(node, 2, due: (_, now) => now + Duration.FromHours(4));
        await AddAsync(node, 10_000, "third", DeadlineKind.Statutory, hours: 3);
        await AddAsync(node, 10_000, "first", DeadlineKind.Internal, hours: 1);
        await AddAsync(node, 10_000, "second", DeadlineKind.Period, hours: 2);
        await AddAsync(node, 10_001, "other", DeadlineKind.Statutory, hours: 2);
        clock.MoveTo(Start + Duration.FromDays(3));

        (await node.Enforcer.RunOnceAsync(default)).Decided.ShouldBe(6);

        await using var context = node.Context();
        var lines = await context
            .Journal.Where(line => line.InstanceId == 10_000 && line.Event == DecisionJournal.Event)
            .OrderBy(line => line.Id)
            .Select(line => line.Data!)
            .ToListAsync();
        lines.ConvertAll(data => (string)JsonNode.Parse(data)!["name"]!)[..3].ShouldBe(["first", "second", "third"]);
        (await context.Deadlines.CountAsync(deadline => deadline.State == DeadlineState.Armed)).ShouldBe(0);
    }

    private static async Task AddAsync(EngineNode node, long instance, string name, DeadlineKind kind, int hours)
    {
        await using var context = node.Context();
        context.Deadlines.Add(
            new Deadline
            {
                Id = await node.Store.ReserveIdsAsync(1, default),
                InstanceId = instance,
                ActivityInstanceId = "99",
                NodeId = "gone",
                Name = name,
                Kind = kind,
                Clauses = "",
                DueAt = Start + Duration.FromHours(hours),
                DueDate = new LocalDate(2024, 10, 8),
                State = DeadlineState.Armed,
            }
        );
        await context.SaveChangesAsync();
    }
}
