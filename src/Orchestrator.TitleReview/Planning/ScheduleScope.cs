using System.Text.Json.Nodes;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Planning;

/// <summary>
/// Series and levels that a cycle takes: those of its inputs <c>series</c> and <c>levels</c>, else those of its tracks. One that names
/// none takes all.
/// </summary>
public static class ScheduleScope
{
    private static readonly char[] Separators = ['、', ',', '，', ';', '；', '/'];

    /// <summary>Why a cycle does not take an application; null when it does.</summary>
    /// <param name="schedule">The cycle's schedule.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="series">系列 of the application.</param>
    /// <param name="level">层级 of the application.</param>
    public static Refusal? Refuse(WorkflowPlan schedule, JsonObject? inputs, string series, string level)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return Refuse("系列", "series", series, Named(schedule, inputs, "series", track => track.Series))
            ?? Refuse("层级", "level", level, Named(schedule, inputs, "levels", track => track.Levels));
    }

    private static Refusal? Refuse(string name, string english, string value, IReadOnlyList<string> taken) =>
        taken.Count == 0 || taken.Contains(value)
            ? null
            : new Refusal(
                "out-of-scope",
                $"本周期不受理{name}“{value}”的申报，受理的{name}为：{string.Join("、", taken)}。请核对后重新提交。",
                $"This cycle takes no application of the {english} \"{value}\"; it takes {string.Join(", ", taken)}."
            );

    private static IReadOnlyList<string> Named(
        WorkflowPlan schedule,
        JsonObject? inputs,
        string input,
        Func<ScheduleTrack, IReadOnlyList<string>> ofTrack
    )
    {
        var named = new StaticInputs(schedule, inputs).WorkflowInput(input) switch
        {
            JsonArray list => [.. list.Select(item => item?.ToString() ?? "")],
            JsonValue text when text.TryGetValue<string>(out var written) => written.Split(
                Separators,
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            ),
            _ => [],
        };
        if (named.Length > 0)
            return named;
        var tracks = ScheduleTracks.Of(schedule).Select(ofTrack).ToList();
        return tracks.Count > 0 && tracks.TrueForAll(list => list.Count > 0)
            ? [.. tracks.SelectMany(list => list).Distinct(StringComparer.Ordinal)]
            : [];
    }
}
