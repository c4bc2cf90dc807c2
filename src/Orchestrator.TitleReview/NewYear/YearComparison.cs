using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;

namespace Orchestrator.TitleReview.NewYear;

/// <summary>Old and new dates of a schedule side by side.</summary>
public static class YearComparison
{
    /// <summary>A row for each planned date, in the order of the new plan; what only the old plan has comes last.</summary>
    /// <param name="old">The old year's plan.</param>
    /// <param name="rolled">The new year's plan.</param>
    /// <param name="dates">What was proposed.</param>
    public static IReadOnlyList<YearRow> Of(SchedulePlan old, SchedulePlan rolled, IReadOnlyList<RolledDate> dates)
    {
        var before = old.Items.DistinctBy(item => item.Id).ToDictionary(item => item.Id);
        var after = rolled.Items.DistinctBy(item => item.Id).ToDictionary(item => item.Id);
        return
        [
            .. rolled.Items.Select(item => Row(item, before.GetValueOrDefault(item.Id), item, dates)),
            .. old.Items.Where(item => !after.ContainsKey(item.Id)).Select(item => Row(item, item, null, dates)),
        ];
    }

    /// <summary>The day a plan shows for an item: its last day, else its first.</summary>
    public static LocalDate? DayOf(PlanItem? item) =>
        item?.DueDate ?? (item?.Opens is { } opens ? opens.InZone(ChinaTime.Zone).Date : null);

    private static YearRow Row(PlanItem shown, PlanItem? old, PlanItem? rolled, IReadOnlyList<RolledDate> dates)
    {
        var (was, now) = (DayOf(old), DayOf(rolled));
        var proposal = dates.FirstOrDefault(date => IsOf(date, shown.Id) && date.Old == was && date.New == now)
            ?? dates.FirstOrDefault(date => date.ActivityId is null && date.Old == was && date.New == now)
            ?? dates.FirstOrDefault(date => IsOf(date, shown.Id) && IsBeside(date.Old, was) && IsBeside(date.New, now));
        return new YearRow(
            shown.Id,
            shown.Action,
            shown.Actor,
            shown.Clauses,
            was,
            now,
            IsToConfirm: proposal is not null,
            rolled?.Provisional == true || proposal?.Provisional == true,
            proposal?.Reason ?? new BilingualText("按规则随起算日推算", "counted by its rule")
        );
    }

    /// <summary>A day that is itself outside (某日后) shows as the one beside it.</summary>
    private static bool IsBeside(LocalDate named, LocalDate? shown) =>
        shown is { } day && Math.Abs(Period.DaysBetween(named, day)) == 1;

    private static bool IsOf(RolledDate date, string item)
    {
        var parts = item.Split('.', 2);
        return date.ActivityId == parts[0]
            && (
                parts.Length == 1
                || date.Input.EndsWith(parts[1], StringComparison.Ordinal)
                || date.Input is "due" or "opens"
                || date.Input.Contains('[', StringComparison.Ordinal)
            );
    }
}
