using Orchestrator.Desk.Days;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.NewYear;

namespace Orchestrator.Desk.Definitions;

/// <summary>跨年延续: a schedule rolled over to another year, old and new dates side by side.</summary>
public sealed record NewYearView
{
    /// <summary>The old and the new definition's id.</summary>
    public required YearChange<string> Definition { get; init; }

    /// <summary>The old and the new year.</summary>
    public required YearChange<int> Year { get; init; }

    /// <summary>What is made: the schedule first, then the application definitions it starts.</summary>
    public required IReadOnlyList<NewYearDefinition> Definitions { get; init; }

    /// <summary>Every planned date in both years.</summary>
    public required IReadOnlyList<NewYearRow> Rows { get; init; }

    /// <summary>What could not be derived and has to be looked at, in Chinese.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>What validation finds in the new definitions.</summary>
    public required IReadOnlyList<FindingView> Findings { get; init; }

    /// <summary>The draft of a year as the API gives it.</summary>
    public static NewYearView Of(NewYearDraft draft, int year) =>
        new()
        {
            Definition = new YearChange<string>(draft.Definitions[0].OldId, draft.Definitions[0].NewId),
            Year = new YearChange<int>(draft.OldYear, year),
            Definitions = [.. draft.Definitions.Select(NewYearDefinition.Of)],
            Rows = [.. draft.Rows.Select(Row)],
            Remarks = [.. draft.Definitions.SelectMany(definition => definition.Remarks)],
            Findings = FindingViews.Of(draft.Findings),
        };

    private static NewYearRow Row(YearRow row) =>
        new()
        {
            Id = row.Id,
            Action = row.Action,
            Actor = row.Actor,
            ActorText = row.Actor is null ? null : Roles.Chinese(row.Actor),
            Clauses = row.Clauses,
            Old = row.Old,
            OldWeekday = row.Old is { } old ? Weekdays.Of(old) : null,
            New = row.New,
            NewWeekday = row.New is { } now ? Weekdays.Of(now) : null,
            ToConfirm = row.IsToConfirm,
            Provisional = row.Provisional,
            Reason = row.Reason.Chinese,
            ReasonEn = row.Reason.English,
        };
}
