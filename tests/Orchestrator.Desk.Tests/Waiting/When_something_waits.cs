using NodaTime;
using Orchestrator.Cases.Moves;
using Orchestrator.Desk.Moves;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Tests.Support;
using Orchestrator.Desk.Waiting;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Moves;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Tests.Waiting;

public sealed class When_something_waits(Postgres postgres)
{
    [Fact]
    public async Task A_change_waits_for_whoever_may_approve_it_until_the_day_it_moves_is_over()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var asked = new MoveRequest
        {
            Kind = DateMoveKind.Dates,
            Reason = "会场检修",
            Cycle = "TJ-2024",
            Dates = new Dictionary<string, LocalDate> { ["reviewBy"] = new(2025, 1, 24) },
        };
        (await desk.Get<MoveService>().ProposeAsync(asked, DeskHost.Zhang, default)).Refusal.ShouldBeNull();

        var ofLi = (await WaitingAsync(desk, DeskHost.Li)).ShouldHaveSingleItem();
        (ofLi.Kind, ofLi.Move, ofLi.Cycle, ofLi.By).ShouldBe(
            (WaitingKind.Move, DateMoveKind.Dates, "TJ-2024", "zhang")
        );
        ofLi.Lapses.ShouldBe(new LocalDate(2024, 12, 31));
        (await WaitingAsync(desk, DeskHost.Zhang)).ShouldBeEmpty("nobody approves what they proposed");
        var elsewhere = new Operator("wang", [new Grant(Roles.TitleOffice, "柳州市")]);
        (await WaitingAsync(desk, elsewhere)).ShouldBeEmpty("it is another city's");
        var office = Operator.Everywhere("office", [Roles.Office]);
        (await WaitingAsync(desk, office)).ShouldNotContain(item => item.Kind == WaitingKind.Move);
    }

    [Fact]
    public async Task A_definition_that_was_submitted_waits_for_whoever_had_no_hand_in_it()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        await using (var context = desk.Context())
        {
            context.DefinitionVersions.Add(
                new DefinitionVersion
                {
                    Id = 77,
                    DefinitionId = "draft",
                    Version = 1,
                    Name = "草稿",
                    Json = "{}",
                    Hash = "",
                    IsLatest = true,
                    CreatedBy = "li",
                    SubmittedBy = "zhang",
                    SubmittedAt = Instant.FromUtc(2024, 9, 9, 0, 0),
                }
            );
            await context.SaveChangesAsync();
        }

        var third = Operator.Everywhere("wang", [Roles.TitleOffice]);
        (await WaitingAsync(desk, third)).ShouldHaveSingleItem().Subject.ShouldBe("草稿");
        (await WaitingAsync(desk, DeskHost.Li)).ShouldBeEmpty();
        (await WaitingAsync(desk, third, ofDefinitions: false)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_task_waits_for_its_own_role_five_working_days_before_its_last_day()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var trade = Operator.Everywhere("hangye", [Roles.TradeDepartment]);

        var tasks = await WaitingAsync(desk, trade);

        tasks.ShouldAllBe(item => item.Kind == WaitingKind.Task && item.Cycle == "TJ-2024");
        // It is the 10th. The 14th is a working day (调休), the 15th to the 17th are none: the 18th is the fifth.
        tasks.Select(item => item.Lapses).ShouldContain(new LocalDate(2024, 9, 18));
        (await WaitingAsync(desk, Operator.Everywhere("office", [Roles.Office])))
            .Where(item => item.Kind == WaitingKind.Task)
            .ShouldBeEmpty("others have to do it");
    }

    private static Task<IReadOnlyList<WaitingItem>> WaitingAsync(
        DeskHost desk,
        Operator who,
        bool ofDefinitions = true
    ) =>
        desk.Get<WaitingList>()
            .ReadAsync(
                new WaitingAudience(
                    who,
                    who with
                    {
                        Grants = [.. who.Grants.Where(grant => grant.Role == Roles.TitleOffice)],
                    },
                    ofDefinitions,
                    OfCalendars: true,
                    OfDeadLetters: true
                ),
                default
            );
}
