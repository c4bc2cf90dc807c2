using System.Text.Json;
using NodaTime;

namespace Orchestrator.Engine.Work;

/// <summary>A date that holds for part of a cycle's applications in the place of the cycle's own. A scope member that is null holds for all.</summary>
/// <param name="Move">The move that made it.</param>
/// <param name="Anchor">Name of the date, e.g. <c>apply.closes</c>.</param>
/// <param name="Date">The day.</param>
/// <param name="Series">系列.</param>
/// <param name="Level">级别.</param>
/// <param name="Employer">Code of the 用人单位.</param>
internal sealed record DateOverride(long Move, string Anchor, LocalDate Date, string? Series, string? Level, string? Employer)
{
    /// <summary>Reads a cycle's list; null is none.</summary>
    public static IReadOnlyList<DateOverride> Read(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<List<DateOverride>>(json, EngineJson.Options) ?? [];

    public static string Write(IEnumerable<DateOverride> overrides) => JsonSerializer.Serialize(overrides, EngineJson.Options);

    /// <summary>The dates as they hold for an application. Of several overrides of one date the last that was made counts.</summary>
    public static IReadOnlyDictionary<string, LocalDate> Apply(IReadOnlyDictionary<string, LocalDate> anchors, IReadOnlyList<DateOverride> overrides, ApplicationScope? scope)
    {
        if (overrides.Count == 0 || scope is null) return anchors;
        Dictionary<string, LocalDate>? own = null;
        foreach (var known in overrides)
        {
            if (known.Holds(scope) && anchors.ContainsKey(known.Anchor)) (own ??= new(anchors, StringComparer.Ordinal))[known.Anchor] = known.Date;
        }

        return own ?? anchors;
    }

    private bool Holds(ApplicationScope scope) =>
        (Series is null || Series == scope.Series) && (Level is null || Level == scope.Level) && (Employer is null || Employer == scope.Employer);
}
