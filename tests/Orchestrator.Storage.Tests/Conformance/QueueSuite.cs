using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Storage.Tests.Conformance;

public abstract class QueueSuite(IStorageUnderTest storage) : WorkStoreSuite(storage)
{
    private static readonly Duration Lease = Duration.FromMinutes(2);

    [Fact]
    public async Task A_leased_message_is_nobody_elses_until_the_lease_has_passed()
    {
        var clock = new FakeClock(Base);
        var store = Storage.CreateStore(clock);
        await WriteAsync(batch =>
            batch.Outbox.AddRange([
                Message("m1", Base),
                Message("m2", Base + Duration.FromHours(1)),
                Message("s1", Base, OutboxKind.Stimulus),
            ])
        );

        var leased = (await store.LeaseOutboxAsync([OutboxKind.Mail], 10, Lease, Cancel)).ShouldHaveSingleItem();
        (leased.Key, leased.Attempts, leased.NotBefore).ShouldBe(("m1", 1, Base + Lease));
        (await store.LeaseOutboxAsync([OutboxKind.Mail], 10, Lease, Cancel)).ShouldBeEmpty();
        clock.Advance(Lease);
        (await store.LeaseOutboxAsync([OutboxKind.Mail], 10, Lease, Cancel))
            .ShouldHaveSingleItem()
            .Attempts.ShouldBe(2);

        // The first holder comes back late: its result no longer counts.
        await WriteAsync(batch =>
            batch.OutboxResults.Add(
                new OutboxResult(leased.Id, 1, OutboxState.Dead, clock.GetCurrentInstant(), "time-out")
            )
        );
        await WriteAsync(batch =>
            batch.OutboxResults.Add(new OutboxResult(leased.Id, 2, OutboxState.Sent, clock.GetCurrentInstant(), null))
        );
        await using var context = Store.CreateContext();
        var stored = await context.Outbox.SingleAsync(message => message.Key == "m1", Cancel);
        (stored.State, stored.SentAt, stored.LastError).ShouldBe((OutboxState.Sent, clock.GetCurrentInstant(), null));
        (store as IDisposable)?.Dispose();
    }

    [Fact]
    public async Task A_failed_message_waits_for_its_next_attempt()
    {
        await WriteAsync(batch => batch.Outbox.Add(Message("m1", Base)));
        var leased = (await Store.LeaseOutboxAsync([OutboxKind.Mail], 10, Lease, Cancel)).ShouldHaveSingleItem();
        var later = await Store.ReadClockAsync(Cancel) + Duration.FromHours(1);
        await WriteAsync(batch =>
            batch.OutboxResults.Add(new OutboxResult(leased.Id, 1, OutboxState.Waiting, later, "451 try again"))
        );

        (await Store.LeaseOutboxAsync([OutboxKind.Mail], 10, Lease, Cancel)).ShouldBeEmpty();
        await using var context = Store.CreateContext();
        var stored = await context.Outbox.SingleAsync(Cancel);
        (stored.State, stored.NotBefore, stored.LastError).ShouldBe((OutboxState.Waiting, later, "451 try again"));
    }

    [Fact]
    public async Task A_look_at_an_empty_database_sees_nothing_but_the_clock()
    {
        var look = await Store.LookAsync(Base, [], Cancel);

        look.ShouldBeEquivalentTo(new WorkLook(look.Clock));
        (await Store.ReadClockAsync(Cancel) - look.Clock).TotalSeconds.ShouldBeInRange(0, 30);
    }

    [Fact]
    public async Task A_look_sees_the_earliest_of_each_kind_of_work()
    {
        var minute = Duration.FromMinutes(1);
        var clock = new FakeClock(Base);
        var store = Storage.CreateStore(clock);
        await store.StampArrivalsAsync([NewArrival(1, "k1")], Cancel);
        await WriteAsync(batch =>
        {
            batch.NewInstances.AddRange(Enumerable.Range(1, 5).Select(number => NewInstance(number)));
            batch.Arm(NewDeadline(1, Base + minute, DeadlineKind.Timer));
            batch.Arm(NewDeadline(2, Base + (3 * minute), DeadlineKind.Statutory));
            batch.Arm(NewDeadline(3, Base + (2 * minute), DeadlineKind.Opening));
            batch.Arm(NewDeadline(4, Base - minute, DeadlineKind.Period));
            batch.Outbox.AddRange([
                Message("m", Base + minute),
                Message("w", Base + (2 * minute), OutboxKind.Webhook),
                Message("r", Base + (3 * minute), OutboxKind.Request),
                Message("s", Base + (5 * minute), OutboxKind.Stimulus),
                Message("f", Base + (4 * minute), OutboxKind.Workflow),
            ]);
            batch.NewFanouts.Add(
                new Fanout
                {
                    CycleId = 1,
                    Stimulus = "s",
                    Payload = "{}",
                    At = Base,
                    Until = 7,
                }
            );
        });
        await using (var context = Store.CreateContext())
        {
            context.Settings.Add(
                new Orchestrator.Storage.Settings.Setting { Name = WorkLook.PausedPrefix + "moves", Value = "1" }
            );
            await context.SaveChangesAsync(Cancel);
        }

        var look = await store.LookAsync(Base, [], Cancel);
        long left;
        await using (var context = Store.CreateContext())
        {
            left = await context
                .Deadlines.Where(deadline => deadline.InstanceId == 4)
                .Select(deadline => deadline.Id)
                .SingleAsync(Cancel);
        }

        look.Paused.ShouldBe(["moves"]);
        look.ShouldBeEquivalentTo(
            new WorkLook(Base)
            {
                NextDeadline = Base + (2 * minute),
                NextTimer = Base + minute,
                HasLeft = true,
                NextMail = Base + minute,
                NextWebhook = Base + (2 * minute),
                NextStimulus = Base + (4 * minute),
                NextRequest = Base + (3 * minute),
                HasFanout = true,
                OldestArrival = Base,
                Paused = look.Paused,
            }
        );
        (await store.LookAsync(Base, [left], Cancel)).HasLeft.ShouldBeFalse();
        (await store.LookAsync(Base - (2 * minute), [], Cancel)).NextDeadline.ShouldBe(Base - minute);
        (store as IDisposable)?.Dispose();
    }

    [Fact]
    public async Task Messages_claimed_inside_a_transaction_are_skipped_by_others()
    {
        await WriteAsync(batch =>
            batch.Outbox.AddRange([
                Message("s1", Base, OutboxKind.Stimulus),
                Message("s2", Base, OutboxKind.Stimulus),
                Message("m1", Base),
            ])
        );
        await using var one = await Store.BeginAsync(Cancel);
        await using var other = await Store.BeginAsync(Cancel);

        (await one.ClaimOutboxAsync([OutboxKind.Stimulus], 1, Cancel)).Select(message => message.Key).ShouldBe(["s1"]);
        (await other.ClaimOutboxAsync([OutboxKind.Stimulus, OutboxKind.Webhook], 10, Cancel))
            .Select(message => message.Key)
            .ShouldBe(["s2"]);
    }

    [Fact]
    public async Task Many_messages_of_one_kind_do_not_keep_another_kind_waiting()
    {
        await WriteAsync(batch =>
            batch.Outbox.AddRange([
                Message("m1", Base),
                Message("m2", Base),
                Message("m3", Base),
                Message("w1", Base, OutboxKind.Webhook),
            ])
        );

        var leased = new List<string>();
        for (var page = 0; page < 2; page++)
        {
            leased.AddRange(
                (await Store.LeaseOutboxAsync([OutboxKind.Mail, OutboxKind.Webhook], 2, Lease, Cancel)).Select(
                    message => message.Key
                )
            );
        }

        leased.Order(StringComparer.Ordinal).ShouldBe(["m1", "m2", "m3", "w1"]);
    }

    [Fact]
    public async Task A_message_whose_key_exists_is_not_sent_again()
    {
        await WriteAsync(batch => batch.Outbox.Add(Message("m1", Base)));
        await WriteAsync(batch => batch.Outbox.AddRange([Message("m1", Base), Message("m2", Base)]));

        await using var context = Store.CreateContext();
        (
            await context.Outbox.OrderBy(message => message.Key).Select(message => message.Key).ToListAsync(Cancel)
        ).ShouldBe(["m1", "m2"]);
    }

    [Fact]
    public async Task A_fan_out_reaches_each_running_application_of_its_cycle_in_chunks()
    {
        await WriteAsync(batch =>
        {
            batch.NewInstances.Add(NewInstance(1, cycle: 1, InstanceKind.Cycle));
            batch.NewInstances.AddRange(Enumerable.Range(2, 5).Select(number => NewInstance(number)));
            batch.NewInstances.Add(NewInstance(7, cycle: 99));
            batch.NewInstances.Add(NewInstance(8));
            batch.NewFanouts.Add(
                new Fanout
                {
                    CycleId = 1,
                    Stimulus = "window.closed",
                    Payload = "{}",
                    At = Base,
                    Until = 7,
                }
            );
        });
        await WriteAsync(batch =>
            batch.ChangedInstances.Add(
                new InstanceChange(3, 1, WorkflowStatus.Finished, WorkflowSubStatus.Finished, [1], Base)
            )
        );

        List<long> reached = [];
        for (var chunks = 0; chunks < 5; chunks++)
        {
            await using var transaction = await Store.BeginAsync(Cancel);
            if (await transaction.ClaimFanoutAsync(Cancel) is not { } fanout)
            {
                break;
            }

            await using (var other = await Store.BeginAsync(Cancel))
            {
                (await other.ClaimFanoutAsync(Cancel)).ShouldBeNull();
            }

            var ids = await transaction.ReadFanoutTargetsAsync(fanout, 3, Cancel);
            reached.AddRange(ids);
            await transaction.WriteAsync(
                new WorkBatch
                {
                    FanoutProgress =
                    {
                        new FanoutProgress(
                            fanout.Id,
                            ids.DefaultIfEmpty(fanout.Cursor).Max(),
                            ids.Count < 3 ? Base : null
                        ),
                    },
                },
                Cancel
            );
            await transaction.CommitAsync(Cancel);
        }

        reached.ShouldBe([2, 4, 5, 6]);
    }

    [Fact]
    public async Task Locking_an_instance_waits_for_its_holder_and_sees_what_it_wrote()
    {
        await SeedAsync(3, Base);
        await using var holder = await Store.BeginAsync(Cancel);
        var held = await holder.LockInstancesAsync([2, 1, 404], Cancel);
        held.Select(instance => instance.Id).ShouldBe([1, 2]);

        await using var waiter = await Store.BeginAsync(Cancel);
        var waiting = waiter.LockInstancesAsync([3, 2], Cancel);
        (await waiter.IsStillWaitingAsync(waiting)).ShouldBeTrue();
        await holder.WriteAsync(new WorkBatch { ChangedInstances = { Change(held[1], Base, [42]) } }, Cancel);
        (await Store.ReadStateAsync(2)).ShouldBe([1, 2, 3]);
        await holder.CommitAsync(Cancel);

        var got = await waiting;
        got.Select(instance => (instance.Id, instance.Revision)).ShouldBe([(2, 2), (3, 1)]);
        got[0].State.ShouldBe([42]);
    }

    [Fact]
    public async Task Submissions_of_one_person_come_one_after_the_other()
    {
        await using var holder = await Store.BeginAsync(Cancel);
        await holder.LockApplicantsAsync(["p1", "p2"], Cancel);

        await using var waiter = await Store.BeginAsync(Cancel);
        var waiting = waiter.LockApplicantsAsync(["p2", "p3"], Cancel);
        (await waiter.IsStillWaitingAsync(waiting)).ShouldBeTrue();
        await using (var free = await Store.BeginAsync(Cancel))
        {
            await free.LockApplicantsAsync(["p4"], Cancel);
        }

        await holder.CommitAsync(Cancel);
        await waiting;
        await waiter.CommitAsync(Cancel);
        await using var context = Store.CreateContext();
        (
            await context.Applicants.Select(applicant => applicant.PersonKey).OrderBy(text => text).ToListAsync(Cancel)
        ).ShouldBe(["p1", "p2", "p3"]);
    }

    private static OutboxMessage Message(string key, Instant notBefore, OutboxKind kind = OutboxKind.Mail) =>
        new()
        {
            Kind = kind,
            Key = key,
            InstanceId = 1,
            Destination = "a@b.cn",
            Payload = """{"x":1}""",
            CreatedAt = Base,
            NotBefore = notBefore,
        };
}
