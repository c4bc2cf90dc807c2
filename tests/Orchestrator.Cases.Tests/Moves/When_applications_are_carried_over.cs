using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Cycles;
using Orchestrator.Cases.Moves;
using Orchestrator.Cases.Tests.Applications;
using Orchestrator.Engine;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Moves;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Tests.Moves;

/// <summary>结转: what could not be finished in one cycle goes on in another, once, and each says where the other is.</summary>
public sealed class When_applications_are_carried_over(Postgres postgres)
{
    private const string Why = "评委会未能召开";
    private const string Other = "TJ-2024-2";

    [Fact]
    public async Task Its_preview_says_of_each_whether_it_is_taken_or_why_not_and_nothing_is_written()
    {
        await using var year = await OpenAsync();
        var other = await OtherAsync(year);
        var free = await year.SubmittedAsync("A");
        var withdrawn = await year.SubmittedAsync("B");
        await year.SendAsync(withdrawn, ReviewEvents.ApplicationWithdrawn, """{"reason":"个人原因"}""");
        var again = await year.SubmittedAsync("C");
        await CancelledAsync(year);
        (await year.SendAsync(To(other, year.Submission("C")))).Refusal.ShouldBeNull();

        var preview = (await PreviewAsync(year, free, withdrawn, again)).ShouldNotBeNull();

        preview.IsLawful.ShouldBeTrue();
        var lines = preview.Cycles.ShouldHaveSingleItem().Carried;
        lines
            .Select(line => (line.Taken, line.Code))
            .ShouldBe([(true, null), (false, "decided"), (false, "not-eligible")]);
        lines.ShouldAllBe(line => line.Number == null);
        await using var context = year.Node.Context();
        (await context.Applications.CountAsync(application => application.CycleId == other)).ShouldBe(1);
        (await context.Journal.AnyAsync(line => line.Event == MoveJournal.CarriedOver)).ShouldBeFalse();
    }

    [Fact]
    public async Task It_starts_anew_in_the_other_cycle_and_each_says_where_the_other_is()
    {
        await using var year = await OpenAsync();
        await year.SubscribeAsync();
        var other = await OtherAsync(year);
        var old = await year.SubmittedAsync("A");
        await CancelledAsync(year);

        var result = await CarriedAsync(year, old);

        var line = result.Carried.ShouldHaveSingleItem();
        var was = await year.ApplicationAsync(old);
        await using var context = year.Node.Context();
        var now = await context.Applications.SingleAsync(application => application.CycleId == other);
        (line.Taken, line.Number).ShouldBe((true, now.Number));
        (was.FinalState, now.FinalState, now.Stage).ShouldBe((Stages.CarriedOver, null, Stages.EmployerReview));
        (now.PersonKey, now.Employer, now.Level, now.Portal).ShouldBe(
            (was.PersonKey, was.Employer, was.Level, was.Portal)
        );
        JsonNode.DeepEquals(JsonNode.Parse(now.Data), JsonNode.Parse(was.Data)).ShouldBeTrue();
        (await context.Journal.SingleAsync(each => each.Event == MoveJournal.CarriedOver)).Message.ShouldBe(
            $"结转至“另一评委会”（{Other}），新的申报编号{now.Number}。理由：{Why}（li批准）"
        );
        var from = await context.Journal.SingleAsync(each => each.Event == MoveJournal.CarriedFrom);
        (from.InstanceId, from.Message).ShouldBe(
            (now.InstanceId, $"由“天津市2024年度职称评审”（TJ-2024）申报{was.Number}结转。理由：{Why}（li批准）")
        );
        (await context.Journal.CountAsync(each => each.Event == MoveJournal.AllCarried)).ShouldBe(2);
        (await context.PendingNotices.SingleAsync(notice => notice.Template == "Z-25")).Assignee.ShouldBe("U001");
        (await context.PendingNotices.SingleAsync(notice => notice.Template == "Z-26")).Role.ShouldBe(Roles.Applicant);
        (await context.Outbox.Select(message => message.Payload).ToListAsync()).ShouldContain(payload =>
            payload.Contains("application.carried") && payload.Contains($"cycles/{Other}/applications/{now.Number}")
        );
        (
            await year.SendAsync(now.InstanceId, ReviewEvents.ApplicationWithdrawn, """{"reason":"个人原因"}""")
        ).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task It_counts_as_the_persons_one_application_there()
    {
        await using var year = await OpenAsync();
        var other = await OtherAsync(year);
        var old = await year.SubmittedAsync("A");
        await CancelledAsync(year);
        await CarriedAsync(year, old);

        (await year.SendAsync(To(other, year.Submission("A")))).Refusal.ShouldNotBeNull().Code.ShouldBe("not-eligible");
    }

    [Fact]
    public async Task What_missed_a_date_goes_on_in_the_next_year_and_is_not_taken_up_here_again()
    {
        await using var year = await OpenAsync();
        var other = await OtherAsync(year, of: 2025);
        var old = await year.SubmittedAsync("A");
        await year.SendAsync(old, ReviewEvents.EmployerDecided, """{"decision":"returned","reasons":["材料不清"]}""");
        await year.MoveToAsync("2024-10-18 09:00");
        var was = await year.ApplicationAsync(old);
        was.FinalState.ShouldBe(Stages.Abandoned);

        (await CarriedAsync(year, old)).Carried.ShouldHaveSingleItem().Number.ShouldBe("2025000001");

        var reopening = new MoveRequest
        {
            Kind = DateMoveKind.Reopen,
            Reason = Why,
            Cycle = "TJ-2024",
            Applications = [was.Number],
            To = new NodaTime.LocalDate(2024, 10, 25),
        };
        var preview = (await year.Node.Get<MoveDesk>().PreviewAsync(reopening, default)).Preview!;
        preview.Cycles[0].Findings.ShouldContain(finding => finding.Code == "not-lapsed" && finding.Refuses);
        await using var context = year.Node.Context();
        (await context.Applications.CountAsync(application => application.CycleId == other)).ShouldBe(1);
    }

    [Fact]
    public async Task Into_another_cycle_of_the_same_year_what_it_was_here_uses_up_nothing_but_stays_where_it_is_refused()
    {
        await using var year = await OpenAsync();
        var other = await OtherAsync(year);
        var (first, second) = (await year.SubmittedAsync("A"), await year.SubmittedAsync("B"));
        foreach (var old in new[] { first, second })
        {
            await year.SendAsync(
                old,
                ReviewEvents.EmployerDecided,
                """{"decision":"returned","reasons":["材料不清"]}"""
            );
        }
        await year.MoveToAsync("2024-10-18 09:00");
        // As if the person had applied there: what is refused stays as it ended.
        await using (var context = year.Node.Context())
        {
            var person = (await year.ApplicationAsync(second)).PersonKey;
            (await year.SendAsync(To(other, year.Submission("C")))).Refusal.ShouldBeNull();
            await context
                .Applications.Where(application => application.CycleId == other)
                .ExecuteUpdateAsync(set => set.SetProperty(application => application.PersonKey, person));
        }

        (await CarriedAsync(year, first, second)).Carried.Select(line => line.Code).ShouldBe([null, "not-eligible"]);

        (await year.ApplicationAsync(first)).FinalState.ShouldBe(Stages.CarriedOver);
        (await year.ApplicationAsync(second)).FinalState.ShouldBe(Stages.Abandoned);
    }

    [Fact]
    public async Task It_is_routed_to_its_track_there_and_refused_where_none_fits()
    {
        await using var year = await OpenAsync();
        await OtherAsync(year, json => TwoTracks.In(json, "助理级"));
        var senior = await SubmittedAsync(year, "A", "副高");
        var junior = await SubmittedAsync(year, "B", "中级");
        await CancelledAsync(year);

        var result = await CarriedAsync(year, senior, junior);

        result.Carried.Select(line => (line.Taken, line.Code)).ShouldBe([(true, null), (false, "no-track")]);
        result.Carried[1].Chinese!.ShouldContain("都不受理“工程技术、中级、正常”的申报");
        (await year.ApplicationAsync(junior)).FinalState.ShouldBe(Stages.Cancelled);
    }

    [Fact]
    public async Task What_is_under_way_in_a_cycle_that_runs_stays_and_nothing_to_carry_is_refused()
    {
        await using var year = await OpenAsync();
        await OtherAsync(year);
        var old = await year.SubmittedAsync("A");

        var preview = (await PreviewAsync(year, old)).ShouldNotBeNull();

        preview.IsLawful.ShouldBeFalse();
        preview.Cycles[0].Findings.Single().Code.ShouldBe("nothing-carried");
        preview.Cycles[0].Carried.Single().Code.ShouldBe("under-way");
        var desk = year.Node.Get<MoveDesk>();
        var request = Carry((await year.ApplicationAsync(old)).Number);
        (await desk.PreviewAsync(request with { Into = "TJ-2024" }, default)).Refusal!.Code.ShouldBe("same-cycle");
        (await desk.PreviewAsync(request with { Into = null }, default)).Refusal!.Code.ShouldBe("no-cycle");
        (await desk.PreviewAsync(request with { Applications = [] }, default)).Refusal!.Code.ShouldBe(
            "no-applications"
        );
        (await desk.PreviewAsync(request with { Applications = ["1999000001"] }, default)).Refusal!.Code.ShouldBe(
            "unknown-application"
        );
    }

    [Fact]
    public async Task What_still_waits_when_its_cycle_is_over_ends_there()
    {
        await using var year = await OpenAsync();
        await OtherAsync(year);
        var old = await year.SubmittedAsync("A");
        await using (var context = year.Node.Context())
        {
            await context
                .Cycles.Where(cycle => cycle.Code == "TJ-2024")
                .ExecuteUpdateAsync(set => set.SetProperty(cycle => cycle.Status, Storage.Cycles.CycleStatus.Finished));
        }

        (await CarriedAsync(year, old)).Carried.ShouldHaveSingleItem().Taken.ShouldBeTrue();

        await using var after = year.Node.Context();
        (await year.ApplicationAsync(old)).FinalState.ShouldBe(Stages.CarriedOver);
        (await after.Instances.SingleAsync(instance => instance.Id == old)).Status.ShouldBe(WorkflowStatus.Finished);
        (
            await after.Deadlines.AnyAsync(deadline =>
                deadline.InstanceId == old && deadline.State == DeadlineState.Armed
            )
        ).ShouldBeFalse();
    }

    [Fact]
    public async Task One_that_cannot_be_written_leaves_the_others_and_the_next_run_does_it_once()
    {
        await using var year = await OpenAsync();
        var other = await OtherAsync(year);
        var olds = new List<long>();
        for (var person = 0; person < CarryOver.Largest + 5; person++)
            olds.Add(await year.SubmittedAsync($"P{person}"));
        await CancelledAsync(year);
        var proposed = await year
            .Node.Get<MoveDesk>()
            .ProposeAsync(Carry(await NumbersAsync(year, [.. olds])), "zhang", default);
        await ApproveUnrunAsync(year, proposed);
        await ExecuteAsync(
            year,
            $"""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'damaged' USING ERRCODE = '22001'; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON journal FOR EACH ROW
                WHEN (NEW.instance_id = {olds[
                7
            ]} AND NEW.event = '{MoveJournal.CarriedOver}') EXECUTE FUNCTION refuse();
            """
        );

        await year.Node.Get<MoveRunner>().RunOnceAsync(default);

        (await CountAsync(year, other)).ShouldBe(olds.Count - 1);
        await ExecuteAsync(year, "DROP TRIGGER refuse ON journal");
        await using (var context = year.Node.Context())
        {
            (await context.DeadLetters.SingleAsync()).Kind.ShouldBe(DeadLetterKind.Move);
            await context.DeadLetters.ExecuteDeleteAsync();
        }
        await year.Node.Get<MoveRunner>().RunOnceAsync(default);
        await year.Node.Get<MoveRunner>().RunOnceAsync(default);

        (await CountAsync(year, other)).ShouldBe(olds.Count);
        await using var after = year.Node.Context();
        (await after.DateMoves.SingleAsync(move => move.Kind == DateMoveKind.Carry)).State.ShouldBe(
            DateMoveState.Applied
        );
        var links = await after.Journal.Where(line => line.Event == MoveJournal.CarriedFrom).ToListAsync();
        links.Select(line => line.Data).ShouldBeUnique();
        links.Count.ShouldBe(olds.Count);
    }

    [Fact]
    public async Task Two_nodes_and_a_second_approval_carry_each_over_once()
    {
        await using var year = await OpenAsync();
        var other = await OtherAsync(year);
        var olds = new List<long>();
        for (var person = 0; person < 12; person++)
            olds.Add(await year.SubmittedAsync($"P{person}"));
        await CancelledAsync(year);
        var desk = year.Node.Get<MoveDesk>();
        var request = Carry(await NumbersAsync(year, [.. olds]));
        var first = await desk.ProposeAsync(request, "zhang", default);
        var second = await desk.ProposeAsync(request, "zhang", default);
        foreach (var proposed in new[] { first, second })
            await ApproveUnrunAsync(year, proposed);
        await using var node = await EngineNode.StartAsync(year.Database, year.Clock);

        await Task.WhenAll(
            year.Node.Get<MoveRunner>().RunOnceAsync(default),
            node.Get<MoveRunner>().RunOnceAsync(default)
        );
        await year.Node.Get<MoveRunner>().RunOnceAsync(default);

        (await CountAsync(year, other)).ShouldBe(olds.Count);
        await using var context = year.Node.Context();
        var results = (await context.CycleMoves.Where(done => done.MoveId >= first.Move!.Id).ToListAsync())
            .Select(done => JsonSerializer.Deserialize<CyclePreview>(done.Result!, EngineJson.Options)!.Carried)
            .ToList();
        results.Sum(lines => lines.Count(line => line.Taken)).ShouldBe(olds.Count);
        results.Sum(lines => lines.Count(line => line.Code == "already-carried")).ShouldBe(olds.Count);
    }

    [Fact]
    public async Task The_proposer_cannot_approve_it()
    {
        await using var year = await OpenAsync();
        await OtherAsync(year);
        var old = await year.SubmittedAsync("A");
        await CancelledAsync(year);
        var desk = year.Node.Get<MoveDesk>();
        var proposed = await desk.ProposeAsync(Carry(await NumbersAsync(year, old)), "zhang", default);

        (await desk.ApproveAsync(proposed.Move!.Id, proposed.Preview!.Hash, "zhang", default)).Refusal!.Code.ShouldBe(
            MoveOutcome.SecondPerson
        );
    }

    private static MoveRequest Carry(params string[] numbers) =>
        new()
        {
            Kind = DateMoveKind.Carry,
            Reason = Why,
            Cycle = "TJ-2024",
            Into = Other,
            Applications = numbers,
        };

    private static async Task<MovePreview?> PreviewAsync(Year year, params long[] olds) =>
        (await year.Node.Get<MoveDesk>().PreviewAsync(Carry(await NumbersAsync(year, olds)), default)).Preview;

    private static async Task<MoveOutcome> ApprovedAsync(Year year, params long[] olds)
    {
        var desk = year.Node.Get<MoveDesk>();
        var proposed = await desk.ProposeAsync(Carry(await NumbersAsync(year, olds)), "zhang", default);
        proposed.Refusal.ShouldBeNull();
        var approved = await desk.ApproveAsync(proposed.Move!.Id, proposed.Preview!.Hash, "li", default);
        approved.Refusal.ShouldBeNull();
        return approved;
    }

    private static async Task<CyclePreview> CarriedAsync(Year year, params long[] olds)
    {
        var approved = await ApprovedAsync(year, olds);
        approved.Move!.State.ShouldBe(DateMoveState.Applied);
        await using var context = year.Node.Context();
        var done = await context.CycleMoves.SingleAsync(move => move.MoveId == approved.Move.Id);
        return JsonSerializer.Deserialize<CyclePreview>(done.Result!, EngineJson.Options)!;
    }

    /// <summary>Approved by a process that died before it did anything of it.</summary>
    private static async Task ApproveUnrunAsync(Year year, MoveOutcome proposed)
    {
        await using var context = year.Node.Context();
        var (preview, now) = (
            JsonSerializer.Serialize(proposed.Preview, EngineJson.Options),
            year.Clock.GetCurrentInstant()
        );
        await context
            .DateMoves.Where(move => move.Id == proposed.Move!.Id)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(move => move.State, DateMoveState.Approved)
                    .SetProperty(move => move.DecidedBy, "li")
                    .SetProperty(move => move.DecidedAt, now)
                    .SetProperty(move => move.Preview, preview)
            );
        context.CycleMoves.Add(new CycleMove { MoveId = proposed.Move!.Id, CycleId = year.CycleId });
        await context.SaveChangesAsync();
    }

    private static async Task CancelledAsync(Year year)
    {
        var desk = year.Node.Get<MoveDesk>();
        var proposed = await desk.ProposeAsync(
            new MoveRequest
            {
                Kind = DateMoveKind.Cancel,
                Reason = Why,
                Cycle = "TJ-2024",
            },
            "zhang",
            default
        );
        (await desk.ApproveAsync(proposed.Move!.Id, proposed.Preview!.Hash, "li", default)).Refusal.ShouldBeNull();
    }

    /// <summary>Another cycle of the city whose window is open, of this year or made one of another.</summary>
    private static async Task<long> OtherAsync(Year year, Func<string, string>? schedule = null, int? of = null)
    {
        var version = 1L;
        if (schedule is not null)
        {
            version = 3;
            var json = await File.ReadAllTextAsync(
                Path.Combine(AppContext.BaseDirectory, "workflows", "tianjin-2024.json")
            );
            await Year.StoreJsonAsync(
                year.Node.Store,
                version,
                schedule(json.Replace("\"definitionId\": \"tianjin-2024\"", "\"definitionId\": \"tianjin-other\"")),
                DefinitionKind.Schedule
            );
        }
        var started = await year
            .Node.Get<CycleStarter>()
            .StartAsync(new NewCycle(version, Other, "另一评委会", []), default);
        started.Refusal.ShouldBeNull();
        foreach (
            var (stimulus, payload) in new[]
            {
                (ReviewEvents.PlanFiled, ReviewEvents.Find(EventLevel.Cycle, ReviewEvents.PlanFiled)!.Example),
                (ReviewEvents.PlanPublished, "{}"),
            }
        )
        {
            (
                await year.SendAsync(year.Arrival(started.InstanceId, ArrivalTarget.Cycle, stimulus, payload))
            ).Refusal.ShouldBeNull();
        }
        if (of is { } otherYear)
        {
            await using var context = year.Node.Context();
            await context
                .Cycles.Where(cycle => cycle.Code == Other)
                .ExecuteUpdateAsync(set => set.SetProperty(cycle => cycle.Year, otherYear));
        }
        return started.InstanceId;
    }

    private static async Task<string[]> NumbersAsync(Year year, params long[] olds)
    {
        await using var context = year.Node.Context();
        return await context
            .Applications.Where(application => olds.Contains(application.InstanceId))
            .OrderBy(application => application.Number)
            .Select(application => application.Number)
            .ToArrayAsync();
    }

    private static async Task<int> CountAsync(Year year, long cycle)
    {
        await using var context = year.Node.Context();
        return await context.Applications.CountAsync(application => application.CycleId == cycle);
    }

    private static async Task<long> SubmittedAsync(Year year, string person, string level)
    {
        var answer = await year.SendAsync(year.Submission(person, change: payload => payload["level"] = level));
        answer.Refusal.ShouldBeNull();
        return answer.InstanceId!.Value;
    }

    private static Storage.Work.NewArrival To(long cycle, Storage.Work.NewArrival arrival) =>
        arrival with
        {
            TargetId = cycle,
        };

    private static async Task ExecuteAsync(Year year, string sql)
    {
        await using var context = year.Node.Context();
        await context.Database.ExecuteSqlRawAsync(sql);
    }

    private async Task<Year> OpenAsync()
    {
        var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        return year;
    }
}
