using NodaTime;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Storage.Tests;

public sealed class WorkBatchTests
{
    private static readonly Instant Base = Instant.FromUtc(2024, 11, 1, 16, 0);

    [Fact]
    public void Closing_a_deadline_armed_in_the_same_batch_decides_it_before_it_is_written()
    {
        var batch = new WorkBatch();
        batch.Arm(NewDeadline());

        batch.Close(
            new DeadlineClosing(1, "a1", "due", DeadlineState.Met, Base - Duration.FromSeconds(3), "employer.decided")
        );

        batch.ClosedDeadlines.ShouldBeEmpty();
        var deadline = batch.NewDeadlines.ShouldHaveSingleItem();
        (deadline.State, deadline.DecidedAt, deadline.LatenessMs, deadline.DecidedBy).ShouldBe(
            (DeadlineState.Met, Base - Duration.FromSeconds(3), -3_000, "employer.decided")
        );
    }

    [Fact]
    public void Moving_a_deadline_armed_in_the_same_batch_gives_it_the_date()
    {
        var batch = new WorkBatch();
        batch.Arm(NewDeadline());

        batch.Move(Move(Base + Duration.FromDays(1)));

        batch.MovedDeadlines.ShouldBeEmpty();
        batch.NewDeadlines.ShouldHaveSingleItem().DueAt.ShouldBe(Base + Duration.FromDays(1));
    }

    [Fact]
    public void Of_two_moves_of_a_stored_deadline_the_last_counts()
    {
        var batch = new WorkBatch();

        batch.Move(Move(Base + Duration.FromDays(1)));
        batch.Move(Move(Base + Duration.FromDays(2)));

        batch.MovedDeadlines.ShouldHaveSingleItem().DueAt.ShouldBe(Base + Duration.FromDays(2));
    }

    [Fact]
    public void A_name_can_be_armed_once_at_a_time()
    {
        var batch = new WorkBatch();
        batch.Arm(NewDeadline());

        Should.Throw<ArgumentException>(() => batch.Arm(NewDeadline()));
        batch.Close(new DeadlineClosing(1, "a1", "due", DeadlineState.Void, Base, null));
        batch.Arm(NewDeadline());

        batch.NewDeadlines.Select(deadline => deadline.State).ShouldBe([DeadlineState.Void, DeadlineState.Armed]);
    }

    private static DeadlineRedating Move(Instant due) =>
        new(1, "a1", "due", due, new LocalDate(2024, 11, 2), false, null, null, "报告延期", null, Base);

    private static Deadline NewDeadline() =>
        new()
        {
            InstanceId = 1,
            ActivityInstanceId = "a1",
            NodeId = "n",
            Name = "due",
            Clauses = "",
            DueAt = Base,
            DueDate = new LocalDate(2024, 11, 1),
        };
}
