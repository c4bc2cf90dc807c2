using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.TitleReview.NewYear;

/// <summary>
/// Rolls a schedule and the application definitions it starts over to a later year (C22): nothing moves silently, each date that names
/// its year is a proposal until somebody confirms it.
/// </summary>
/// <param name="book">The calendars; a year without an arrangement makes provisional proposals.</param>
/// <param name="others">Finds the application definitions by definition id; null when one is not there.</param>
public sealed class YearRollover(CalendarBook book, Func<string, WorkflowDefinition?> others)
{
    /// <summary>The latest year to roll over to.</summary>
    public const int LastYear = 2200;

    /// <summary>The schedule first, then its application definitions.</summary>
    /// <param name="schedule">A schedule that names its year and whose region has a calendar.</param>
    /// <param name="year">A year after it.</param>
    /// <param name="now">When; becomes the definitions' creation.</param>
    public IReadOnlyList<RolledDefinition> Roll(WorkflowDefinition schedule, int year, Instant now)
    {
        var started = Started(schedule).Distinct().ToList();
        List<WorkflowDefinition> all = [schedule, .. started.Select(others).OfType<WorkflowDefinition>().Where(other => DefinitionInfo.Of(other).Year > 0)];
        var ids = all.ToDictionary(definition => definition.DefinitionId, definition => NewId(definition, year));
        List<RolledDefinition> rolled = [.. all.Select(definition => new DefinitionRoller(definition, year, book, ids).Roll(now))];
        string[] missing = [.. started.Where(id => !ids.ContainsKey(id)).Select(id => $"申报流程“{id}”不在一起，未随之延续；年度安排仍指向它。")];
        rolled[0] = rolled[0] with { Remarks = [.. rolled[0].Remarks, .. missing] };
        return rolled;
    }

    /// <summary>The old id with the year in it replaced, or the new year added.</summary>
    public static string NewId(WorkflowDefinition definition, int year)
    {
        var oldYear = $"{DefinitionInfo.Of(definition).Year}";
        return definition.DefinitionId.Contains(oldYear, StringComparison.Ordinal)
            ? definition.DefinitionId.Replace(oldYear, $"{year}", StringComparison.Ordinal)
            : $"{definition.DefinitionId}-{year}";
    }

    private static IEnumerable<string> Started(WorkflowDefinition schedule) => ReviewInputs.Activities(schedule)
        .Select(node => ReviewInputs.Written(node, "applicationDefinition")?.ToString())
        .OfType<string>();
}
