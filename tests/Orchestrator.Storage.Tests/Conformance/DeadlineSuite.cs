using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Storage.Tests.Conformance;

public abstract class DeadlineSuite(IStorageUnderTest storage) : WorkStoreSuite(storage)
{
    private static readonly Duration Minute = Duration.FromMinutes(1);

    [Fact]
    public async Task Due_deadlines_are_claimed_statutory_first_then_by_due_and_none_before_its_instant()
    {
        await WriteAsync(batch =>
        {
            batch.NewInstances.AddRange(Enumerable.Range(1, 6).Select(number => NewInstance(number)));
            batch.Arm(NewDeadline(1, Base - Minute, DeadlineKind.Timer));
            batch.Arm(NewDeadline(2, Base, DeadlineKind.Statutory));
            batch.Arm(NewDeadline(3, Base - Minute, DeadlineKind.Statutory));
            batch.Arm(NewDeadline(4, Base + Duration.FromMilliseconds(1), DeadlineKind.Statutory));
            batch.Arm(NewDeadline(5, Base - Minute, DeadlineKind.Period));
            batch.Arm(NewDeadline(6, Base, DeadlineKind.Opening));
        });

        await using var transaction = await Store.BeginAsync(Cancel);
        var claimed = await transaction.ClaimDueDeadlinesAsync(Base, 100, Cancel);

        claimed.Select(deadline => deadline.Instance.Id).ShouldBe([3, 2, 6, 5, 1]);
        claimed[0].DueAt.ShouldBe(Base - Minute);
        claimed[0].Instance.State.ShouldBe([1, 2, 3]);
        claimed[0].Instance.Revision.ShouldBe(1);
        claimed[0].Instance.CycleId.ShouldBe(1);
        (await Store.FindNextDueAsync(Cancel)).ShouldBe(Base - Minute);
    }

    [Fact]
    public async Task A_page_holds_no_more_than_asked_for()
    {
        await SeedAsync(10, Base);

        await using var transaction = await Store.BeginAsync(Cancel);

        (await transaction.ClaimDueDeadlinesAsync(Base, 4, Cancel))
            .Select(deadline => deadline.Instance.Id)
            .ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public async Task What_fell_due_earlier_at_the_instances_of_a_page_is_found_behind_its_end()
    {
        await WriteAsync(batch =>
        {
            batch.NewInstances.AddRange([NewInstance(1), NewInstance(2)]);
            batch.Arm(NewDeadline(1, Base, DeadlineKind.Statutory));
            batch.Arm(NewDeadline(1, Base - Minute, DeadlineKind.Internal, "earlier"));
            batch.Arm(NewDeadline(1, Base + Minute, DeadlineKind.Period, "later"));
            batch.Arm(NewDeadline(2, Base - Minute, DeadlineKind.Internal));
        });

        await using var transaction = await Store.BeginAsync(Cancel);
        var claimed = await transaction.ClaimDueDeadlinesAsync(Base, 1, Cancel);
        claimed.ShouldHaveSingleItem().Kind.ShouldBe(DeadlineKind.Statutory);

        var earlier = (await transaction.ReadEarlierDeadlinesAsync(claimed, Cancel)).ShouldHaveSingleItem();

        (earlier.Kind, earlier.DueAt, earlier.Instance).ShouldBe(
            (DeadlineKind.Internal, Base - Minute, claimed[0].Instance)
        );
    }

    [Fact]
    public async Task Concurrent_claimers_decide_each_deadline_exactly_once()
    {
        await SeedAsync(600, Base);
        var decided = new ConcurrentBag<long>();

        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (decided.Count < 600)
                        {
                            await using var transaction = await Store.BeginAsync(Cancel);
                            var page = await transaction.ClaimDueDeadlinesAsync(Base, 25, Cancel);
                            var batch = new WorkBatch();
                            foreach (var due in page)
                            {
                                batch.Close(Close(due, Base + Minute));
                                batch.ChangedInstances.Add(Change(due.Instance, Base));
                            }

                            await transaction.WriteAsync(batch, Cancel);
                            await transaction.CommitAsync(Cancel);
                            page.ToList().ForEach(due => decided.Add(due.Id));
                        }
                    })
                )
        );

        decided.Count.ShouldBe(600);
        decided.Distinct().Count().ShouldBe(600);
        await using var context = Store.CreateContext();
        (
            await context.Deadlines.CountAsync(
                deadline => deadline.State == DeadlineState.Missed && deadline.LatenessMs == 60_000,
                Cancel
            )
        ).ShouldBe(600);
        (await context.Instances.CountAsync(instance => instance.Revision == 2, Cancel)).ShouldBe(600);
    }

    [Fact]
    public async Task What_a_claimer_holds_is_skipped_by_others_and_comes_back_when_it_gives_up()
    {
        await SeedAsync(2, Base);
        await using var other = await Store.BeginAsync(Cancel);
        await using (var one = await Store.BeginAsync(Cancel))
        {
            (await one.ClaimDueDeadlinesAsync(Base, 1, Cancel)).Count.ShouldBe(1);
            (await other.ClaimDueDeadlinesAsync(Base, 10, Cancel))
                .Select(deadline => deadline.Instance.Id)
                .ShouldBe([2]);
        }

        await using var third = await Store.BeginAsync(Cancel);
        (await third.ClaimDueDeadlinesAsync(Base, 10, Cancel)).Select(deadline => deadline.Instance.Id).ShouldBe([1]);
    }

    [Fact]
    public async Task A_deadline_whose_instance_is_locked_is_left_for_later()
    {
        await SeedAsync(2, Base);
        await using var one = await Store.BeginAsync(Cancel);
        await one.LockInstancesAsync([1], Cancel);

        await using var other = await Store.BeginAsync(Cancel);

        (await other.ClaimDueDeadlinesAsync(Base, 10, Cancel)).Select(deadline => deadline.Instance.Id).ShouldBe([2]);
    }

    [Fact]
    public async Task A_deadline_waits_for_an_arrival_stamped_before_it_was_due_and_for_no_other()
    {
        var clock = new FakeClock(Base - Duration.FromSeconds(2));
        var store = Storage.CreateStore(clock);
        await SeedAsync(3, Base);
        var early = (await store.StampArrivalsAsync([NewArrival(1, "early")], Cancel))[0];
        clock.Reset(Base);
        await store.StampArrivalsAsync([NewArrival(2, "late")], Cancel);

        await using (var transaction = await store.BeginAsync(Cancel))
        {
            (await transaction.ClaimDueDeadlinesAsync(Base, 10, Cancel))
                .Select(deadline => deadline.Instance.Id)
                .ShouldBe([2, 3]);
        }

        await WriteAsync(batch => batch.Answers.Add(new ArrivalAnswer(early.Id, 202, "{}", Base)));
        await using var again = await store.BeginAsync(Cancel);
        (await again.ClaimDueDeadlinesAsync(Base, 10, Cancel))
            .Select(deadline => deadline.Instance.Id)
            .ShouldBe([1, 2, 3]);
        (store as IDisposable)?.Dispose();
    }

    [Fact]
    public async Task Lateness_is_in_whole_milliseconds_rounded_down()
    {
        var half = Duration.FromNanoseconds(500_000);
        var due = Base + Duration.FromNanoseconds(700_000);
        await SeedAsync(2, due);
        await WriteAsync(batch =>
        {
            batch.Close(new DeadlineClosing(1, "a1", "due", DeadlineState.Missed, due + Minute + half, "enforcer"));
            batch.Close(new DeadlineClosing(2, "a1", "due", DeadlineState.Met, due - half, "employer.decided"));
            batch.Arm(NewDeadline(3, due));
            batch.Close(new DeadlineClosing(3, "a1", "due", DeadlineState.Met, due - half, "employer.decided"));
        });

        await using var context = Store.CreateContext();
        (
            await context
                .Deadlines.OrderBy(deadline => deadline.InstanceId)
                .Select(deadline => deadline.LatenessMs)
                .ToListAsync(Cancel)
        ).ShouldBe([60_000, -1, -1]);
    }

    [Fact]
    public async Task A_deadline_that_is_not_armed_cannot_be_closed()
    {
        await SeedAsync(1, Base);
        var closing = new DeadlineClosing(1, "a1", "due", DeadlineState.Met, Base - Minute, "employer.decided");
        await WriteAsync(batch => batch.Close(closing));

        var exception = await Should.ThrowAsync<WorkConflictException>(() =>
            WriteAsync(batch => batch.Close(closing with { State = DeadlineState.Missed }))
        );

        (exception.Table, exception.Expected, exception.Found).ShouldBe(("deadlines", 1, 0));
        await using var context = Store.CreateContext();
        var stored = await context.Deadlines.SingleAsync(Cancel);
        (stored.State, stored.LatenessMs, stored.DecidedBy, stored.DecidedAt).ShouldBe(
            (DeadlineState.Met, -60_000, "employer.decided", Base - Minute)
        );
    }

    [Fact]
    public async Task A_move_keeps_the_old_date_beside_the_new()
    {
        await SeedAsync(1, Base);
        var move = new DeadlineRedating(
            1,
            "a1",
            "due",
            Base + Duration.FromDays(3),
            new LocalDate(2024, 11, 4),
            true,
            "2024.2",
            """{"meeting":"2024-12-01"}""",
            "台风",
            "li",
            Base - Minute
        );
        await WriteAsync(batch =>
        {
            batch.Move(move with { DueAt = Base + Minute });
            batch.Move(move);
        });

        await using var context = Store.CreateContext();
        var deadline = await context.Deadlines.SingleAsync(Cancel);
        (deadline.DueAt, deadline.DueDate, deadline.Provisional, deadline.CalendarVersion, deadline.Basis).ShouldBe(
            (move.DueAt, move.DueDate, true, "2024.2", """{"meeting":"2024-12-01"}""")
        );
        var logged = await context.DeadlineMoves.SingleAsync(Cancel);
        (
            logged.DeadlineId,
            logged.OldDueAt,
            logged.OldDueDate,
            logged.NewDueAt,
            logged.NewDueDate,
            logged.Reason,
            logged.ApprovedBy,
            logged.At
        ).ShouldBe((deadline.Id, Base, new LocalDate(2024, 11, 1), move.DueAt, move.DueDate, "台风", "li", move.At));
    }

    [Fact]
    public async Task A_move_to_the_same_instant_marks_the_deadline_and_is_not_logged()
    {
        await SeedAsync(2, Base);
        await WriteAsync(batch =>
        {
            batch.Move(
                new DeadlineRedating(
                    1,
                    "a1",
                    "due",
                    Base,
                    new LocalDate(2024, 11, 1),
                    true,
                    "2024.2",
                    null,
                    "年度安排",
                    "li",
                    Base
                )
                {
                    MoveId = 9,
                    Rules = "[]",
                }
            );
            batch.Move(
                new DeadlineRedating(
                    2,
                    "a1",
                    "due",
                    Base + Minute,
                    new LocalDate(2024, 11, 1),
                    false,
                    "2024.2",
                    null,
                    "年度安排",
                    "li",
                    Base
                )
                {
                    MoveId = 9,
                }
            );
        });

        await using var context = Store.CreateContext();
        var marked = await context.Deadlines.SingleAsync(deadline => deadline.InstanceId == 1, Cancel);
        (marked.DueAt, marked.Provisional, marked.CalendarVersion, marked.Rules).ShouldBe((Base, true, "2024.2", "[]"));
        var logged = await context.DeadlineMoves.SingleAsync(Cancel);
        (logged.InstanceId, logged.MoveId, logged.ApprovedBy).ShouldBe((2, 9, "li"));
    }

    [Fact]
    public async Task A_locked_cycle_holds_all_its_running_instances_until_the_commit()
    {
        await SeedAsync(3, Base);
        await WriteAsync(batch =>
        {
            batch.NewInstances.Add(NewInstance(10, cycle: 2));
            batch.Arm(NewDeadline(10, Base));
        });
        await using (var one = await Store.BeginAsync(Cancel))
        {
            (await one.LockCycleAsync(1, Cancel)).ShouldBe(3);
            await using var other = await Store.BeginAsync(Cancel);
            (await other.ClaimDueDeadlinesAsync(Base, 10, Cancel)).Select(due => due.Instance.Id).ShouldBe([10]);
        }

        await using var third = await Store.BeginAsync(Cancel);
        (await third.ClaimDueDeadlinesAsync(Base, 10, Cancel)).Count.ShouldBe(4);
        (await third.LockCycleAsync(99, Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task One_owner_has_one_armed_deadline_of_a_name_and_may_have_it_again_once_it_is_closed()
    {
        await SeedAsync(1, Base);
        (
            await Should.ThrowAsync<DuplicateRowException>(() =>
                WriteAsync(batch => batch.Arm(NewDeadline(1, Base + Minute)))
            )
        ).Constraint.ShouldContain("deadlines");

        await WriteAsync(batch =>
        {
            batch.Close(new DeadlineClosing(1, "a1", "due", DeadlineState.Void, Base, null));
            batch.Arm(NewDeadline(1, Base + Minute));
            batch.Close(new DeadlineClosing(1, "a1", "due", DeadlineState.Met, Base, null));
            batch.Arm(NewDeadline(1, Base + Minute + Minute));
        });

        await using var context = Store.CreateContext();
        (
            await context
                .Deadlines.OrderBy(deadline => deadline.DueAt)
                .Select(deadline => deadline.State)
                .ToListAsync(Cancel)
        ).ShouldBe([DeadlineState.Void, DeadlineState.Met, DeadlineState.Armed]);
    }
}
