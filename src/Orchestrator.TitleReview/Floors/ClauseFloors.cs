using System.Text.Json;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Floors;

/// <summary>The minima that the notices' clauses state, as data.</summary>
public static class ClauseFloors
{
    private const string Resource = "Orchestrator.TitleReview.Floors.clause-floors.json";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ClauseFloor> All { get; } = Load();

    /// <summary>The strictest minimum of a unit among the clauses given; null when none states one.</summary>
    public static ClauseFloor? Strictest(IEnumerable<string> clauses, string unit) =>
        All.Where(floor => floor.Unit == unit && clauses.Contains(floor.Clause)).MaxBy(floor => floor.Minimum);

    /// <summary>The floor that clauses set for a date counted back from an event; null when they set none.</summary>
    public static Floor? Before(DateRule? rule, IReadOnlyList<string> clauses)
    {
        if (rule is not BeforeRule { Unit: not OffsetUnit.Months } before)
            return null;
        var (unit, chinese, english) = before.Unit == OffsetUnit.Days ? ("days", "日", "days") : ("workingDays", "个工作日", "working days");
        return Strictest(clauses, unit) is { } floor
            ? new Floor("before", floor.Minimum, unit, $"之前不少于{floor.Minimum}{chinese}", $"At least {floor.Minimum} {english} before", floor.Clause)
            : null;
    }

    private static List<ClauseFloor> Load()
    {
        using var stream = typeof(ClauseFloors).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize<List<ClauseFloor>>(stream, ReviewJson.Options)!;
    }
}
