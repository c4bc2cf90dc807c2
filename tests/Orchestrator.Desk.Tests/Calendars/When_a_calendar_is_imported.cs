using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Desk.Calendars;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Refusals;
using Orchestrator.Desk.Tests.Support;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Tests.Calendars;

public sealed class When_a_calendar_is_imported(Postgres postgres)
{
    private static readonly string Arrangement = CalendarImports.Write(new LocalDate(2024, 11, 4));

    [Fact]
    public async Task It_comes_into_force_when_another_person_approves_what_was_shown()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var (register, proposal) = (desk.Get<CalendarRegister>(), await ProposedAsync(desk));

        var own = (await register.ApproveAsync(proposal.Id, proposal.Moves.Hash, DeskHost.Zhang, default)).Refusal!;
        (await register.ApproveAsync(proposal.Id, proposal.Moves.Hash, DeskHost.Li, default))
            .TryGet(out var page, out var refusal)
            .ShouldBeTrue(refusal?.English);

        own.Code.ShouldBe("second-person");
        page!.Pending.ShouldBeEmpty();
        page.Calendars.Single(calendar => calendar.Region == "cn")
            .Version.ShouldNotBe(CalendarBook.Official.For("cn").Value.Version);
        (await desk.LinesAsync()).Select(line => line.Action).ShouldBe(["calendar.proposed", "calendar.approved"]);
    }

    [Fact]
    public async Task What_is_no_arrangement_is_refused_with_the_place()
    {
        await using var desk = await DeskHost.StartAsync(postgres);

        var refused = (
            await desk.Get<CalendarRegister>().ProposeAsync("""{"year":2027}""", DeskHost.Zhang, default)
        ).Refusal!;

        refused.Kind.ShouldBe(RefusalKind.Invalid);
        refused.Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task It_may_be_withdrawn()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var (register, proposal) = (desk.Get<CalendarRegister>(), await ProposedAsync(desk));

        (await register.RejectAsync(proposal.Id, DeskHost.Zhang, default)).ShouldBeNull();

        (await register.ReadAsync(DeskHost.Zhang, default)).Pending.ShouldBeEmpty();
        (await register.RejectAsync(proposal.Id, DeskHost.Zhang, default))!.Kind.ShouldBe(RefusalKind.Missing);
    }

    [Fact]
    public async Task Whoever_sees_one_cycle_is_told_what_it_does_to_that_one()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var (register, proposal) = (desk.Get<CalendarRegister>(), await ProposedAsync(desk));
        proposal.Moves.Cycles.Select(cycle => cycle.Cycle).ShouldBe(["TJ-2024"]);

        foreach (
            var (grant, seen) in new (Grant, string[])[]
            {
                (new(Roles.Office, Cycle: desk.Year.CycleId), ["TJ-2024"]),
                (new(Roles.TitleOffice, "柳州市"), []),
                (new(Roles.Office, Organisation: "C-NONE"), []),
                (new(Roles.Employer, Organisation: "U001"), []),
            }
        )
        {
            var page = await register.ReadAsync(new Operator("p", [grant]), default);
            page.Pending.Single().Moves.Cycles.Select(cycle => cycle.Cycle).ShouldBe(seen, grant.ToString());
        }
    }

    private static async Task<CalendarProposal> ProposedAsync(DeskHost desk)
    {
        (await desk.Get<CalendarRegister>().ProposeAsync(Arrangement, DeskHost.Zhang, default))
            .TryGet(out var proposal, out var refusal)
            .ShouldBeTrue(refusal?.English);
        return proposal!;
    }
}
