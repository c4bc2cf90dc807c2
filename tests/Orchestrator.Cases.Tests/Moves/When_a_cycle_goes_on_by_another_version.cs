using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Cases.Moves;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Moves;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Tests.Moves;

public sealed class When_a_cycle_goes_on_by_another_version(Postgres postgres)
{
    [Fact]
    public async Task A_corrected_rule_counts_open_deadlines_again_and_arms_no_decided_one()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        var id = await ReturnedAsync(year, "P1");
        await StoreAsync(year, 12, "tianjin-2024-application.json", json =>
            Input(json, "correctionDays")["defaultValue"] = 6
        );
        var decided = await DecidedAsync(year);
        var desk = year.Node.Get<MoveDesk>();

        var proposed = await desk.ProposeAsync(Migration(application: 2), "zhang", default);

        proposed.Refusal.ShouldBeNull();
        var lines = proposed.Preview!.Cycles.Single().Lines;
        lines
            .Single(line => line.Name == "correction")
            .ShouldSatisfyAllConditions(
                line => line.Change.ShouldBe("recompute"),
                line => line.OldDate.ShouldBe(new LocalDate(2024, 10, 14)),
                line => line.NewDate.ShouldBe(new LocalDate(2024, 10, 15))
            );
        lines.Where(line => line.Activity == "Deadline").ShouldHaveSingleItem().Change.ShouldBe("keep");
        (await desk.ApproveAsync(proposed.Move!.Id, proposed.Preview.Hash, "zhang", default)).Refusal!.Code.ShouldBe(
            "second-person"
        );
        var approved = await desk.ApproveAsync(proposed.Move.Id, proposed.Preview.Hash, "li", default);
        approved.Move!.State.ShouldBe(DateMoveState.Applied);

        await using (var context = year.Node.Context())
        {
            (await context.Instances.SingleAsync(instance => instance.Id == id)).DefinitionVersionId.ShouldBe(12);
            (await context.Cycles.SingleAsync()).ApplicationVersionId.ShouldBe(12);
            (
                await context.Deadlines.SingleAsync(deadline =>
                    deadline.InstanceId == id && deadline.Name == "correction"
                )
            ).DueDate.ShouldBe(new LocalDate(2024, 10, 15));
            (
                await context.Journal.SingleAsync(line => line.InstanceId == id && line.Event == MoveJournal.Migrated)
            ).Message!.ShouldContain("li批准");
        }

        (await DecidedAsync(year)).ShouldBe(decided);
        (
            await year.SendAsync(id, ReviewEvents.ApplicationUpdated, """{"changes":"补充材料"}""")
        ).Refusal.ShouldBeNull();
        (await year.SubmittedAsync("P2")).ShouldBeGreaterThan(id);
    }

    [Fact]
    public async Task Who_waits_where_the_new_version_has_nothing_is_reported_and_refused_until_the_operator_gives_it_up()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        var id = await year.SubmittedAsync("P1");
        await StoreAsync(year, 12, "tianjin-2024-application.json", json => Without(json, "Withdrawal"));
        var desk = year.Node.Get<MoveDesk>();

        var proposed = await desk.ProposeAsync(Migration(application: 2), "zhang", default);

        var finding = proposed.Preview!.Cycles.Single().Findings.Single(finding => finding.Refuses);
        finding.Code.ShouldBe("missing-activity");
        finding.Chinese.ShouldContain("Withdrawal");
        (await desk.ApproveAsync(proposed.Move!.Id, proposed.Preview.Hash, "li", default)).Refusal!.Code.ShouldBe(
            "missing-activity"
        );
        var explicitly = await desk.ProposeAsync(
            Migration(application: 2) with
            {
                Void = ["Withdrawal"],
            },
            "zhang",
            default
        );
        explicitly.Preview!.IsLawful.ShouldBeTrue();
        (await desk.ApproveAsync(explicitly.Move!.Id, explicitly.Preview.Hash, "li", default)).Refusal.ShouldBeNull();

        await using var context = year.Node.Context();
        (await context.Instances.SingleAsync(instance => instance.Id == id)).DefinitionVersionId.ShouldBe(12);
        (
            await year.SendAsync(id, ReviewEvents.ApplicationWithdrawn, """{"reason":"个人原因"}""")
        ).Refusal!.Code.ShouldBe("not-expected");
        (
            await year.SendAsync(
                id,
                ReviewEvents.EmployerDecided,
                """{"decision":"recommended","checks":["continuingEducation"]}"""
            )
        ).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task A_schedule_with_a_corrected_closing_day_moves_the_window_and_its_applications()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        var id = await year.SubmittedAsync("P1");
        await StoreAsync(year, 11, "tianjin-2024.json", json => Replace(json, "2024-11-01", "2024-11-05"));
        var desk = year.Node.Get<MoveDesk>();

        var proposed = await desk.ProposeAsync(
            new MoveRequest
            {
                Kind = DateMoveKind.Migration,
                Reason = "更正通知",
                Cycle = "TJ-2024",
                ScheduleVersion = 2,
            },
            "zhang",
            default
        );
        proposed.Refusal.ShouldBeNull();
        proposed
            .Preview!.Cycles.Single()
            .Dates.ShouldHaveSingleItem()
            .ShouldBe(new AnchorLine("apply.closes", new LocalDate(2024, 11, 1), new LocalDate(2024, 11, 5)));
        (await desk.ApproveAsync(proposed.Move!.Id, proposed.Preview.Hash, "li", default)).Refusal.ShouldBeNull();

        await using var context = year.Node.Context();
        (
            await context.Deadlines.SingleAsync(deadline =>
                deadline.InstanceId == year.CycleId && deadline.Name == "closes"
            )
        ).DueDate.ShouldBe(new LocalDate(2024, 11, 5));
        (
            await context.Deadlines.SingleAsync(deadline =>
                deadline.InstanceId == id && deadline.NodeId.EndsWith("Deadline")
            )
        ).DueDate.ShouldBe(new LocalDate(2024, 11, 5));
        (await context.Cycles.SingleAsync()).ScheduleVersionId.ShouldBe(11);
    }

    [Fact]
    public async Task A_version_that_is_not_published_is_refused()
    {
        await using var year = await Year.StartAsync(postgres);

        (await year.Node.Get<MoveDesk>().PreviewAsync(Migration(application: 7), default)).Refusal!.Code.ShouldBe(
            "no-version"
        );
    }

    private static MoveRequest Migration(int application) =>
        new()
        {
            Kind = DateMoveKind.Migration,
            Reason = "更正规则",
            Cycle = "TJ-2024",
            ApplicationVersion = application,
        };

    private static async Task<List<(long, DeadlineState)>> DecidedAsync(Year year)
    {
        await using var context = year.Node.Context();
        return
        [
            .. (
                await context
                    .Deadlines.Where(deadline => deadline.State != DeadlineState.Armed)
                    .OrderBy(deadline => deadline.Id)
                    .Select(deadline => new { deadline.Id, deadline.State })
                    .ToListAsync()
            ).Select(row => (row.Id, row.State)),
        ];
    }

    private static async Task<long> ReturnedAsync(Year year, string person)
    {
        var id = await year.SubmittedAsync(person);
        (
            await year.SendAsync(id, ReviewEvents.EmployerDecided, """{"decision":"returned","reasons":["材料不清"]}""")
        ).Refusal.ShouldBeNull();
        return id;
    }

    private static async Task StoreAsync(Year year, long id, string file, Action<JsonObject> change)
    {
        var json = JsonNode
            .Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "workflows", file)))!
            .AsObject();
        json["version"] = 2;
        json["id"] = $"{(string?)json["definitionId"]}-2";
        change(json);
        var kind = file.Contains("application", StringComparison.Ordinal)
            ? DefinitionKind.Application
            : DefinitionKind.Schedule;
        await Year.StoreJsonAsync(year.Node.Store, id, json.ToJsonString(), kind, version: 2);
    }

    private static JsonNode Input(JsonObject json, string name) =>
        json["inputs"]!.AsArray().Single(input => (string?)input!["name"] == name)!;

    private static void Without(JsonObject json, string activity)
    {
        var root = json["root"]!;
        var activities = root["activities"]!.AsArray();
        activities.Remove(activities.Single(known => (string?)known!["id"] == activity));
        var connections = root["connections"]!.AsArray();
        foreach (
            var gone in connections
                .Where(known =>
                    (string?)known!["source"]!["activity"] == activity
                    || (string?)known["target"]!["activity"] == activity
                )
                .ToList()
        )
        {
            connections.Remove(gone);
        }
    }

    private static void Replace(JsonObject json, string day, string by)
    {
        var window = json["root"]!["activities"]!.AsArray().Single(known => (string?)known!["id"] == "Window")!;
        window["closes"] = JsonNode.Parse(
            window["closes"]!
                .ToJsonString()
                .Replace(day, by, StringComparison.Ordinal)
                .Replace("Friday", "Tuesday", StringComparison.Ordinal)
        );
    }
}
