using NodaTime;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Tests.Support;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Holidays;

namespace Orchestrator.Desk.Tests.Definitions;

public sealed class When_definitions_are_judged(Postgres postgres)
{
    [Fact]
    public async Task The_calendar_that_is_in_force_counts_and_not_the_built_in_one()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var changes = desk.Get<DefinitionChanges>();
        var id = (await desk.Get<DefinitionLibrary>().AllAsync(default))
            .Single(version => version.Id == 1)
            .DefinitionId;
        var before = (await changes.FindAsync(id, "li", default))!.Findings;

        // Ten working days of the time to apply are taken away: what was to fit into it does no longer.
        LocalDate[] taken =
        [
            .. Enumerable.Range(21, 5).Concat(Enumerable.Range(28, 4)).Select(day => new LocalDate(2024, 10, day)),
            new LocalDate(2024, 11, 1),
        ];
        await CalendarImports.StoreAsync(desk.Year, 9, CalendarVersionState.Approved, taken);

        Messages((await changes.FindAsync(id, "li", default))!.Findings).ShouldNotBe(Messages(before));
    }

    private static string Messages(IEnumerable<FindingView> findings) =>
        string.Join('\n', findings.Select(finding => finding.Message));
}
