using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Notices;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Storage.Tests.Conformance;

public abstract class WriteSuite(IStorageUnderTest storage) : WorkStoreSuite(storage)
{
    [Fact]
    public async Task Every_row_of_a_batch_comes_back_as_it_was_written()
    {
        var state = Encoding.UTF8.GetBytes("""{"v":"状态"}""");
        var precise = Base + Duration.FromTicks(1_234_560);
        var instance = NewInstance(10);
        instance.State = state;
        instance.CreatedAt = precise;
        instance.Correlation = "x-1";
        var cycle = NewCycle(1);
        var application = NewApplication(10, "TJ-0001");
        var deadline = NewDeadline(10, precise, DeadlineKind.Period);
        (
            deadline.Role,
            deadline.Assignee,
            deadline.Provisional,
            deadline.Remind,
            deadline.CalendarVersion,
            deadline.Basis
        ) = ("office", "o-1", true, true, "2024.1", """{"posted":"2024-12-02"}""");
        deadline.Rules = """[{"kind":"publicity","anchor":"posted","workingDays":5}]""";
        cycle.Overrides = """[{"move":1,"anchor":"apply.closes","date":"2024-11-06"}]""";
        var line = new JournalLine
        {
            InstanceId = 10,
            At = precise,
            Event = "Suspended",
            NodeId = "n",
            ActivityInstanceId = "a1",
            Message = "等待用人单位审核",
            Data = """{"a":"\"引号\" \\ \n"}""",
        };
        var notice = new PendingNotice
        {
            CycleId = 1,
            InstanceId = 10,
            Key = "n1",
            Template = "E-04",
            Role = "employer",
            Assignee = "E1",
            Data = "{}",
            DueDate = new LocalDate(2024, 11, 1),
            Day = new LocalDate(2024, 10, 31),
            Escalation = 1,
            CreatedAt = precise,
        };
        await WriteAsync(batch =>
        {
            batch.NewCycles.Add(cycle);
            batch.NewInstances.Add(instance);
            batch.NewApplications.Add(application);
            batch.Arm(deadline);
            batch.Journal.Add(line);
            batch.Notices.Add(notice);
        });

        await using var context = Store.CreateContext();
        (await context.Instances.SingleAsync(Cancel)).ShouldBeEquivalentTo(instance);
        (await context.Cycles.SingleAsync(Cancel)).ShouldBeEquivalentTo(cycle);
        (await context.Applications.SingleAsync(Cancel)).ShouldBeEquivalentTo(application);
        (await context.Deadlines.SingleAsync(Cancel)).ShouldBeEquivalentTo(deadline);
        (await context.Journal.SingleAsync(Cancel)).ShouldBeEquivalentTo(line);
        (await context.PendingNotices.SingleAsync(Cancel)).ShouldBeEquivalentTo(notice);
        deadline.Id.ShouldBePositive();
    }

    [Fact]
    public async Task A_large_batch_is_written_whole_and_its_journal_keeps_the_order()
    {
        await WriteAsync(batch =>
        {
            for (var id = 1; id <= 2_000; id++)
            {
                batch.NewInstances.Add(NewInstance(id));
                batch.Arm(NewDeadline(id, Base));
                batch.Journal.AddRange(
                    Enumerable
                        .Range(0, 6)
                        .Select(number => new JournalLine
                        {
                            InstanceId = id,
                            At = Base,
                            Event = $"e{number}",
                        })
                );
            }
        });

        await using var context = Store.CreateContext();
        (await context.Instances.CountAsync(Cancel)).ShouldBe(2_000);
        (
            await context
                .Journal.Where(line => line.InstanceId == 1_777)
                .OrderBy(line => line.Id)
                .Select(line => line.Event)
                .ToListAsync(Cancel)
        ).ShouldBe(["e0", "e1", "e2", "e3", "e4", "e5"]);
    }

    [Fact]
    public async Task A_write_from_an_old_read_is_refused_and_changes_nothing()
    {
        await SeedAsync(2, Base);
        await WriteAsync(batch =>
            batch.ChangedInstances.Add(
                new InstanceChange(1, 1, WorkflowStatus.Finished, WorkflowSubStatus.Finished, [9], Base)
            )
        );

        var exception = await Should.ThrowAsync<WorkConflictException>(() =>
            WriteAsync(batch =>
            {
                batch.ChangedInstances.Add(
                    new InstanceChange(2, 1, WorkflowStatus.Running, WorkflowSubStatus.Suspended, [8], Base)
                );
                batch.ChangedInstances.Add(
                    new InstanceChange(1, 1, WorkflowStatus.Running, WorkflowSubStatus.Suspended, [8], Base)
                );
                batch.Journal.Add(
                    new JournalLine
                    {
                        InstanceId = 1,
                        At = Base,
                        Event = "e",
                    }
                );
            })
        );

        (exception.Table, exception.Expected, exception.Found).ShouldBe(("instances", 2, 1));
        await using var context = Store.CreateContext();
        var stored = await context.Instances.OrderBy(instance => instance.Id).ToListAsync(Cancel);
        stored.Select(instance => instance.Revision).ShouldBe([2, 1]);
        stored[0].State.ShouldBe([9]);
        (stored[0].Status, stored[0].FinishedAt).ShouldBe((WorkflowStatus.Finished, Base));
        (await context.Journal.AnyAsync(Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task Changes_leave_as_it_is_what_they_do_not_name()
    {
        await WriteAsync(batch =>
        {
            batch.NewCycles.Add(NewCycle(1));
            batch.NewApplications.Add(NewApplication(10, "TJ-0001"));
        });

        await WriteAsync(batch =>
        {
            batch.ChangedCycles.Add(new CycleChange(1) { Anchors = """{"meeting":"2024-12-10"}""" });
            batch.ChangedApplications.Add(new ApplicationChange(10, Base) { Stage = "office.review" });
        });
        await WriteAsync(batch =>
            batch.ChangedCycles.Add(
                new CycleChange(1)
                {
                    Overrides = "[]",
                    ScheduleVersionId = 8,
                    ApplicationVersionId = 9,
                }
            )
        );

        await using var context = Store.CreateContext();
        var cycle = await context.Cycles.SingleAsync(Cancel);
        (cycle.Anchors, cycle.Stage, cycle.Status, cycle.CalendarVersion).ShouldBe(
            ("""{"meeting":"2024-12-10"}""", "apply", CycleStatus.Running, "2024.1")
        );
        (cycle.Overrides, cycle.ScheduleVersionId, cycle.ApplicationVersionId).ShouldBe(("[]", 8, 9));
        var application = await context.Applications.SingleAsync(Cancel);
        (application.Stage, application.FinalState, application.Committee, application.UpdatedAt).ShouldBe(
            ("office.review", null, "eng", Base)
        );
    }

    [Fact]
    public async Task An_applications_number_is_unique_in_its_cycle()
    {
        await WriteAsync(batch => batch.NewApplications.Add(NewApplication(10, "TJ-0001")));

        var exception = await Should.ThrowAsync<DuplicateRowException>(() =>
            WriteAsync(batch => batch.NewApplications.Add(NewApplication(11, "TJ-0001")))
        );

        exception.Constraint.ShouldContain("ux_applications_cycle_id_number");
    }

    [Fact]
    public async Task A_notice_is_raised_once()
    {
        var notice = new PendingNotice
        {
            Key = "n1",
            Template = "E-04",
            Role = "employer",
            Data = "{}",
            Day = new LocalDate(2024, 10, 31),
            CreatedAt = Base,
        };
        await WriteAsync(batch => batch.Notices.Add(notice));
        notice.Id = 0;
        notice.Template = "E-05";
        await WriteAsync(batch => batch.Notices.Add(notice));

        await using var context = Store.CreateContext();
        (await context.PendingNotices.SingleAsync(Cancel)).Template.ShouldBe("E-04");
    }

    [Fact]
    public async Task What_a_context_saves_on_a_transaction_is_committed_or_not_with_it()
    {
        foreach (var commit in new[] { false, true })
        {
            await using var transaction = await Store.BeginAsync(Cancel);
            await using (var context = transaction.CreateContext())
            {
                context.DefinitionVersions.Add(
                    new DefinitionVersion
                    {
                        Id = await Store.ReserveIdsAsync(1, Cancel),
                        DefinitionId = "tj",
                        Version = commit ? 2 : 1,
                        Name = "天津",
                        Json = "{}",
                        Hash = "h",
                        CreatedAt = Base,
                        CreatedBy = "li",
                    }
                );
                await context.SaveChangesAsync(Cancel);
            }

            await transaction.WriteAsync(new WorkBatch { NewInstances = { NewInstance(commit ? 2 : 1) } }, Cancel);
            if (commit)
            {
                await transaction.CommitAsync(Cancel);
            }
        }

        await using var after = Store.CreateContext();
        (await after.DefinitionVersions.Select(version => version.Version).ToListAsync(Cancel)).ShouldBe([2]);
        (await after.Instances.Select(instance => instance.Id).ToListAsync(Cancel)).ShouldBe([2]);
    }

    [Fact]
    public async Task Ids_are_unique_however_many_stores_reserve_them()
    {
        var other = Storage.CreateStore();
        var blocks = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(async number =>
                    (First: await (number % 2 == 0 ? Store : other).ReserveIdsAsync(700, Cancel), Count: 700)
                )
        );
        (other as IDisposable)?.Dispose();

        blocks
            .SelectMany(pair => Enumerable.Range(0, pair.Count).Select(number => pair.First + number))
            .Distinct()
            .Count()
            .ShouldBe(28_000);
    }

    private static Cycle NewCycle(long id) =>
        new()
        {
            InstanceId = id,
            Code = $"tj-{id}",
            Name = "天津2024",
            Jurisdiction = "TJ",
            Year = 2024,
            ScheduleVersionId = 3,
            ApplicationVersionId = 4,
            CalendarRegion = "cn",
            CalendarVersion = "2024.1",
            Anchors = "{}",
            Options = """{"correctionDays":5}""",
            Stage = "apply",
            CreatedAt = Base,
        };

    private static Application NewApplication(long id, string number) =>
        new()
        {
            InstanceId = id,
            CycleId = 1,
            Number = number,
            PersonKey = "0123456789abcdef0123456789abcdef",
            Employer = "E1",
            Series = "工程",
            Specialty = "机械",
            Level = "senior",
            Committee = "eng",
            Stage = "employer.review",
            Data = """{"name":"张*"}""",
            Portal = "tj",
            SubmittedAt = Base,
            UpdatedAt = Base,
        };
}
