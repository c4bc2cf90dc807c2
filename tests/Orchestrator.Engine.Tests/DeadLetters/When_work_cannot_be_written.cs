using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Cases.Cycles;
using Orchestrator.Cases.Moves;
using Orchestrator.Engine.Automation;
using Orchestrator.Engine.Fanouts;
using Orchestrator.Engine.Reconciling;
using Orchestrator.Engine.Reviving;
using Orchestrator.Engine.Tests.Outbox;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Moves;
using Orchestrator.Storage.Outbox;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Tests.DeadLetters;

/// <summary>
/// One poisonous row among a thousand good ones, in each kind of work: the others are done, it is one dead letter
/// with one alarm, and an operator can retry or close it.
/// </summary>
public sealed class When_work_cannot_be_written(Postgres postgres)
{
    private const int Many = 1001;
    private const int Page = 50;

    /// <summary>Every page once, and what it takes to get one item of them alone.</summary>
    private const int MostPages = (Many / Page) + 20;

    private static readonly Instant Start = Instant.FromUtc(2024, 10, 8, 0, 0);

    private static async Task<DeadLetter> OnlyLetterAsync(EngineNode node, DeadLetterKind kind)
    {
        var letter = (await node.Get<DeadLetterDesk>().ListAsync(0, default)).ShouldHaveSingleItem();
        letter.Kind.ShouldBe(kind);
        letter.Reason.ShouldContain("value too long");
        lock (node.Alarms)
            node.Alarms.ShouldHaveSingleItem();
        return letter;
    }

    private async Task<EngineNode> WaitingAsync(FakeClock clock)
    {
        var node = await EngineNode.StartAsync(await postgres.CreateDatabaseAsync(), clock, options =>
            options.PageSize = Page
        );
        await Waits.StoreAsync(node.Store);
        await Waits.StartAsync(node, Many);
        return node;
    }

    [Fact]
    public async Task A_deadline_is_set_aside_and_decided_once_it_can_be()
    {
        var clock = new FakeClock(Start);
        await using var node = await WaitingAsync(clock);
        await Poison.PutAsync(node, "deadlines", "UPDATE", "OLD.instance_id = 10142");
        clock.MoveTo(Start + Duration.FromHours(1));

        var run = await node.Enforcer.RunOnceAsync(default);
        (await node.Enforcer.RunOnceAsync(default)).Decided.ShouldBe(0);

        run.Decided.ShouldBe(Many - 1);
        run.Pages.ShouldBeLessThan(MostPages, "the others go on in whole pages");
        var letter = await OnlyLetterAsync(node, DeadLetterKind.Deadline);
        letter.InstanceId.ShouldBe(10142);
        await Poison.RemoveAsync(node, "deadlines");
        (await node.Get<DeadLetterDesk>().RetryAsync([letter.Id], "zhang", default)).Count.ShouldBe(1);
        (await node.Enforcer.RunOnceAsync(default)).Decided.ShouldBe(1);
        (await node.Get<DeadLetterDesk>().ListAsync(0, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_retry_on_one_node_is_one_on_every_node()
    {
        var clock = new FakeClock(Start);
        var database = await postgres.CreateDatabaseAsync();
        await using var node = await EngineNode.StartAsync(database, clock);
        await using var other = await EngineNode.StartAsync(database, clock);
        await Waits.StoreAsync(node.Store);
        await Waits.StartAsync(node, 1);
        await Poison.PutAsync(node, "deadlines", "UPDATE", "true");
        clock.MoveTo(Start + Duration.FromHours(1));
        (await node.Enforcer.RunOnceAsync(default)).Isolated.ShouldBeGreaterThan(0);
        node.Enforcer.SetAside(clock.Now).ShouldHaveSingleItem();
        await Poison.RemoveAsync(node, "deadlines");
        var letter = await OnlyLetterAsync(node, DeadLetterKind.Deadline);

        (await other.Get<DeadLetterDesk>().RetryAsync([letter.Id], "zhang", default)).Count.ShouldBe(1);

        (await node.Enforcer.RunOnceAsync(default)).Decided.ShouldBe(1);
        node.Enforcer.SetAside(clock.Now).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deadline_that_somebody_gives_up_is_void_with_a_line_in_the_journal()
    {
        var clock = new FakeClock(Start);
        await using var node = await WaitingAsync(clock);
        await Poison.PutAsync(node, "instances", "UPDATE", "OLD.id = 10001");
        clock.MoveTo(Start + Duration.FromHours(1));
        (await node.Enforcer.RunOnceAsync(default)).Decided.ShouldBe(Many - 1);
        var letter = await OnlyLetterAsync(node, DeadLetterKind.Deadline);

        (await node.Get<DeadLetterDesk>().CloseAsync([letter.Id], "zhang", "实例已停用", default)).Count.ShouldBe(1);
        (await node.Get<DeadLetterDesk>().CloseAsync([letter.Id], "li", "再次", default)).ShouldBeEmpty();

        await using var context = node.Context();
        (await context.Deadlines.SingleAsync(deadline => deadline.InstanceId == 10001)).State.ShouldBe(
            DeadlineState.Void
        );
        (await context.Journal.SingleAsync(line => line.Event == DeadLetterDesk.GivenUp))
            .Message.ShouldNotBeNull()
            .ShouldContain("实例已停用");
        (await context.DeadLetters.SingleAsync()).DecidedBy.ShouldBe("zhang");
    }

    [Fact]
    public async Task A_deadline_that_was_decided_after_all_settles_its_letter()
    {
        var clock = new FakeClock(Start);
        await using var node = await WaitingAsync(clock);
        await Poison.PutAsync(node, "deadlines", "UPDATE", "OLD.instance_id = 10142");
        clock.MoveTo(Start + Duration.FromHours(1));
        await node.Enforcer.RunOnceAsync(default);
        await Poison.RemoveAsync(node, "deadlines");
        clock.MoveTo(Start + Duration.FromHours(2));
        (await node.Enforcer.RunOnceAsync(default)).Decided.ShouldBe(1);

        await node.Get<Reconciler>().RunOnceAsync(default);

        await using var context = node.Context();
        (await context.DeadLetters.SingleAsync()).State.ShouldBe(DeadLetterState.Settled);
    }

    [Fact]
    public async Task An_arrival_is_answered_as_failed_and_those_behind_it_are_processed()
    {
        await using var year = await Year.StartAsync(postgres, options => options.PageSize = Page);
        await year.OpenWindowAsync();
        await Poison.PutAsync(year.Node, "applications", "INSERT", "NEW.employer = 'POISON'");
        await year.Node.Store.StampArrivalsAsync(
            [
                .. Enumerable
                    .Range(1, Many)
                    .Select(number => year.Submission($"P{number}", number == 417 ? "POISON" : "U001")),
            ],
            default
        );

        (await year.Node.Arrivals.ProcessPendingAsync(default)).ShouldBe(Many);
        (await year.SendAsync(year.Submission("P0"))).Status.ShouldBe(201);

        (await OnlyLetterAsync(year.Node, DeadLetterKind.Arrival)).Name.ShouldBe(ReviewEvents.ApplicationSubmitted);
        await using var context = year.Node.Context();
        (await context.Arrivals.CountAsync(arrival => arrival.AnswerStatus == 500)).ShouldBe(1);
        (await context.Applications.CountAsync()).ShouldBe(Many);
        (
            await context.Deadlines.CountAsync(deadline =>
                deadline.InstanceId == year.CycleId && deadline.State == DeadlineState.Armed
            )
        ).ShouldBeGreaterThan(0);
        await year.MoveToAsync("2024-11-02 01:00");
    }

    [Fact]
    public async Task A_stamped_arrival_that_nobody_can_read_is_answered_as_failed()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        await year.Node.Store.StampArrivalsAsync(
            [year.Submission("P1") with { Payload = "{\"a\":1,\"a\":2", IdempotencyKey = "torn" }],
            default
        );

        (await year.SendAsync(year.Submission("P2"))).Status.ShouldBe(201);

        (await year.Node.Get<DeadLetterDesk>().ListAsync(0, default))
            .ShouldHaveSingleItem()
            .Kind.ShouldBe(DeadLetterKind.Arrival);
        await using var context = year.Node.Context();
        (await context.Arrivals.SingleAsync(arrival => arrival.IdempotencyKey == "torn")).AnswerStatus.ShouldBe(500);
    }

    [Fact]
    public async Task A_text_that_no_column_holds_is_refused_before_it_is_stamped()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();

        await Should.ThrowAsync<Storage.Texts.UnfitTextException>(() =>
            year.Node.Arrivals.AcceptAsync([year.Submission("P1", key: new string('k', 129))], default)
        );
        await Should.ThrowAsync<Storage.Texts.UnfitTextException>(() =>
            year.Node.Arrivals.AcceptAsync([year.Submission("P1", key: "a\0b")], default)
        );

        await using var context = year.Node.Context();
        (await context.Arrivals.CountAsync(arrival => arrival.Stimulus == ReviewEvents.ApplicationSubmitted)).ShouldBe(
            0
        );
    }

    [Fact]
    public async Task A_stimulus_is_a_dead_letter_and_is_brought_once_it_can_be()
    {
        await using var node = await WaitingAsync(new FakeClock(Start));
        await using (var context = node.Context())
        {
            // An event that nobody waits for is noted in the journal of an instance that has ended.
            await context.Instances.ExecuteUpdateAsync(set =>
                set.SetProperty(instance => instance.Status, WorkflowStatus.Running)
            );
            for (var n = 0; n < Many; n++)
            {
                context.Outbox.Add(
                    Message(n, 10_000 + n, n == 430 ? "{" : """{"name":"x","at":"2024-10-08T00:00:00Z"}""")
                );
            }
            await context.SaveChangesAsync();
        }

        (await node.Get<StimulusRunner>().RunOnceAsync(default)).ShouldBe(Many);

        var letter = (await node.Get<DeadLetterDesk>().ListAsync(0, default)).ShouldHaveSingleItem();
        (letter.Kind, letter.InstanceId).ShouldBe((DeadLetterKind.Stimulus, 10_430));
        lock (node.Alarms)
            node.Alarms.ShouldHaveSingleItem();
        await using (var context = node.Context())
        {
            await context
                .Outbox.Where(message => message.Id == letter.ItemId)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(message => message.Payload, """{"name":"x","at":"2024-10-08T00:00:00Z"}""")
                );
            (await context.Outbox.CountAsync(message => message.State == OutboxState.Sent)).ShouldBe(Many - 1);
        }

        await node.Get<DeadLetterDesk>().RetryAsync([letter.Id], "zhang", default);
        (await node.Get<StimulusRunner>().RunOnceAsync(default)).ShouldBe(1);
        (await node.Get<DeadLetterDesk>().ListAsync(0, default)).ShouldBeEmpty();
    }

    private static OutboxMessage Message(int n, long to, string payload) =>
        new()
        {
            Id = 800_000 + n,
            Kind = OutboxKind.Stimulus,
            Key = $"m{n}",
            InstanceId = to,
            Destination = to.ToString(),
            Payload = payload,
            CreatedAt = Start,
            NotBefore = Start,
        };

    [Fact]
    public async Task A_start_of_a_definition_that_is_gone_is_a_dead_letter_and_the_others_start()
    {
        await using var node = await WaitingAsync(new FakeClock(Start));
        await using (var context = node.Context())
        {
            for (var n = 0; n < Many; n++)
            {
                var definition = n == 500 ? "gone" : "wait";
                var message = Message(n, 0, "{}");
                (message.Kind, message.Destination, message.InstanceId) = (OutboxKind.Workflow, definition, null);
                context.Outbox.Add(message);
            }

            await context.SaveChangesAsync();
        }

        (await node.Get<StimulusRunner>().RunOnceAsync(default)).ShouldBe(Many);

        (await node.Get<DeadLetterDesk>().ListAsync(0, default)).ShouldHaveSingleItem().Name.ShouldBe("gone");
        await using var after = node.Context();
        (await after.Instances.CountAsync()).ShouldBe(Many + Many - 1);
    }

    [Fact]
    public async Task A_fanout_passes_the_target_that_fails_and_reaches_it_once_it_can()
    {
        await using var year = await Year.StartAsync(postgres, options => options.PageSize = Page);
        await year.OpenWindowAsync();
        await year.Node.Store.StampArrivalsAsync(
            [.. Enumerable.Range(1, Many).Select(number => year.Submission($"P{number}"))],
            default
        );
        await year.Node.Arrivals.ProcessPendingAsync(default);
        await year.Node.DrainAsync();
        await using var context = year.Node.Context();
        var ids = await context
            .Applications.OrderBy(application => application.InstanceId)
            .Select(application => application.InstanceId)
            .ToListAsync();
        await Poison.PutAsync(year.Node, "instances", "UPDATE", $"OLD.id = {ids[411]}");
        var cycle = await context.Cycles.SingleAsync();
        cycle.Anchors = cycle.Anchors.Replace(
            "\"apply.closes\":\"2024-11-01\"",
            "\"apply.closes\":\"2024-11-08\"",
            StringComparison.Ordinal
        );
        context.Fanouts.Add(
            new Fanout
            {
                Id = 900_001,
                CycleId = year.CycleId,
                Stimulus = ReviewEvents.AnchorsChanged,
                Payload =
                    """{"name":"anchors.changed","at":"2024-10-09T01:00:00Z","payload":{"name":"apply.closes"}}""",
                At = FakeClock.At("2024-10-09 09:00"),
                Until = long.MaxValue,
            }
        );
        await context.SaveChangesAsync();

        (await year.Node.Get<FanoutRunner>().RunOnceAsync(default)).ShouldBe(Many - 1);

        var letter = await OnlyLetterAsync(year.Node, DeadLetterKind.Fanout);
        letter.InstanceId.ShouldBe(ids[411]);
        (await MovedAsync()).ShouldBe(Many - 1);
        await Poison.RemoveAsync(year.Node, "instances");
        await year.Node.Get<DeadLetterDesk>().RetryAsync([letter.Id], "zhang", default);
        await year.Node.DrainAsync();
        (await MovedAsync()).ShouldBe(Many);

        Task<int> MovedAsync() =>
            context
                .Deadlines.AsNoTracking()
                .CountAsync(deadline =>
                    deadline.Role == "department"
                    && deadline.InstanceId != year.CycleId
                    && deadline.DueDate == new LocalDate(2024, 11, 8)
                );
    }

    [Fact]
    public async Task An_answer_that_cannot_be_kept_ends_its_request_and_is_not_asked_for_again()
    {
        var clock = new FakeClock(Start);
        await using var receiver = new WebhookReceiver();
        await using var node = await EngineNode.StartAsync(await postgres.CreateDatabaseAsync(), clock, options =>
            options.Requests = new RequestOptions { AllowedHosts = ["127.0.0.1"], AllowPrivateAddresses = true }
        );
        await Poison.PutAsync(node, "outbox", "INSERT", "NEW.key = 'm431-answer'");
        await using (var context = node.Context())
        {
            for (var n = 0; n < Many; n++)
            {
                var message = Message(
                    n,
                    1,
                    new JsonObject
                    {
                        ["run"] = "1",
                        ["url"] = receiver.Url,
                        ["method"] = "GET",
                        ["headers"] = new JsonObject(),
                        ["retries"] = false,
                    }.ToJsonString()
                );
                (message.Kind, message.Destination) = (OutboxKind.Request, "127.0.0.1");
                context.Outbox.Add(message);
            }

            await context.SaveChangesAsync();
        }

        (await node.Get<RequestSender>().RunOnceAsync(default)).ShouldBe(Many - 1);
        clock.MoveTo(Start + Duration.FromHours(1));
        (await node.Get<RequestSender>().RunOnceAsync(default)).ShouldBe(0);

        await OnlyLetterAsync(node, DeadLetterKind.Request);
        receiver.Requests.Count.ShouldBe(Many);
    }

    [Fact]
    public async Task A_cycle_that_cannot_take_a_move_keeps_no_other_from_it()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        var second = (
            await year.Node.Get<CycleStarter>().StartAsync(new NewCycle(1, "TJ-B", "第二", []), default)
        ).InstanceId;
        var proposed = await CalendarImports.ProposeAsync(year, 500, new LocalDate(2024, 10, 14));
        await Poison.PutAsync(year.Node, "cycles", "UPDATE", $"OLD.instance_id = {year.CycleId}");

        await year.Node.Get<MoveDesk>().ApproveAsync(proposed.Move!.Id, proposed.Preview!.Hash, "li", default);
        await year.Node.Get<MoveRunner>().RunOnceAsync(default);

        var letter = await OnlyLetterAsync(year.Node, DeadLetterKind.Move);
        letter.InstanceId.ShouldBe(year.CycleId);
        (await StatesAsync()).ShouldBe([CycleMoveState.Waiting, CycleMoveState.Applied]);
        await Poison.RemoveAsync(year.Node, "cycles");
        await year.Node.Get<DeadLetterDesk>().RetryAsync([letter.Id], "zhang", default);
        await year.Node.Get<MoveRunner>().RunOnceAsync(default);
        (await StatesAsync()).ShouldBe([CycleMoveState.Applied, CycleMoveState.Applied]);

        async Task<List<CycleMoveState>> StatesAsync()
        {
            await using var context = year.Node.Context();
            return await context
                .CycleMoves.OrderBy(cycle => cycle.CycleId == second)
                .Select(cycle => cycle.State)
                .ToListAsync();
        }
    }

    [Fact]
    public async Task A_workflow_that_sets_a_correlation_id_that_is_too_long_faults_alone()
    {
        var clock = new FakeClock(Start);
        await using var node = await WaitingAsync(clock);
        await Year.StoreJsonAsync(
            node.Store,
            1,
            """
            {"id":"long-1","definitionId":"long","name":"long","version":1,"isLatest":true,"isPublished":true,
             "root":{"type":"Elsa.Correlate","id":"Say","correlationId":{"typeName":"String","expression":{"type":"Literal","value":"LONG"}}}}
            """.Replace("LONG", new string('x', 300), StringComparison.Ordinal),
            DefinitionKind.Other
        );
        var outcome = (await node.Units.RunAsync([new WorkflowStart(1, Start)], default)).ShouldHaveSingleItem();
        clock.MoveTo(Start + Duration.FromHours(1));

        outcome.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        (await node.Enforcer.RunOnceAsync(default)).Decided.ShouldBe(Many);
    }
}
