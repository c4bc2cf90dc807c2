using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.TitleReview.NewYear;

/// <summary>
/// Rolls a schedule and the application definitions it starts over to a later year (C22): nothing moves silently, each date that names
/// its year is a proposal until somebody confirms it.
/// </summary>
/// <param name="book">The calendars; a year without an arrangement makes provisional proposals.</param>
/// <param name="others">Finds the application definitions by definition id; null when one is not there.</param>
/// <param name="notices">
/// The notices known: when the new year's is among them, its clauses take the place of the old ones; null: it is not.
/// </param>
public sealed class YearRollover(
    CalendarBook book,
    Func<string, WorkflowDefinition?> others,
    NoticeBook? notices = null
)
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
        List<WorkflowDefinition> all =
        [
            schedule,
            .. started.Select(others).OfType<WorkflowDefinition>().Where(other => DefinitionInfo.Of(other).Year > 0),
        ];
        var ids = all.ToDictionary(definition => definition.DefinitionId, definition => NewId(definition, year));
        List<RolledDefinition> rolled =
        [
            .. all.Select(definition =>
                Succeed(new DefinitionRoller(definition, year, book, ids).Roll(now), definition, year)
            ),
        ];
        string[] missing =
        [
            .. started
                .Where(id => !ids.ContainsKey(id))
                .Select(id => $"申报流程“{id}”不在一起，未随之延续；年度安排仍指向它。"),
        ];
        rolled[0] = rolled[0] with { Remarks = [.. rolled[0].Remarks, .. missing] };
        return rolled;
    }

    /// <summary>Exchanges the clauses for those of the new year's notice, and lists those that have no counterpart in it.</summary>
    private RolledDefinition Succeed(RolledDefinition rolled, WorkflowDefinition old, int year)
    {
        var notice = DefinitionInfo.Of(old).Notice;
        if (notice is null)
            return rolled;
        if (notices is null || ClauseSuccession.Find(notices, notice, year) is not { } succession)
        {
            return rolled with
            {
                Remarks =
                [
                    .. rolled.Remarks,
                    $"“{old.Name}”的条款编号仍引用{DefinitionInfo.Of(old).Year}年度通知（{notice}）；导入新通知后请逐条核对。",
                ],
            };
        }

        var without = succession.Apply(rolled.Json);
        return rolled with
        {
            Remarks =
            [
                .. rolled.Remarks,
                $"“{old.Name}”的条款已按章节和文字改为{succession.Next.FullTitle}（{succession.Next.Id}）的条款，请核对。",
                .. without.Select(clause =>
                    $"条款 {clause.Id}（{clause.Section}）“{Short(clause.Sentence)}”在新通知 {succession.Next.Id} 中没有对应的条款，仍引用原条款，请核对。"
                ),
            ],
            Dates =
            [
                .. rolled.Dates.Select(date =>
                    date with
                    {
                        Clauses = [.. date.Clauses.Select(clause => succession.Of(clause) ?? clause)],
                    }
                ),
            ],
        };
    }

    private static string Short(string sentence) => sentence.Length > 40 ? sentence[..40] + "…" : sentence;

    /// <summary>The old id with the year in it replaced, or the new year added.</summary>
    public static string NewId(WorkflowDefinition definition, int year)
    {
        var oldYear = $"{DefinitionInfo.Of(definition).Year}";
        return definition.DefinitionId.Contains(oldYear, StringComparison.Ordinal)
            ? definition.DefinitionId.Replace(oldYear, $"{year}", StringComparison.Ordinal)
            : $"{definition.DefinitionId}-{year}";
    }

    private static IEnumerable<string> Started(WorkflowDefinition schedule) =>
        ReviewInputs
            .Activities(schedule)
            .Select(node => ReviewInputs.Written(node, "applicationDefinition")?.ToString())
            .OfType<string>();
}
