using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Absence;

/// <summary>What has certainly been done before a step begins, whichever way leads to it.</summary>
internal sealed class Precedence
{
    private readonly Dictionary<(Type Class, string? Track, DrawnStep Step), bool> _known = [];

    /// <summary>Whether some step of a class is certainly done before a step begins: on each way one, not on all the same.</summary>
    /// <param name="step">The step.</param>
    /// <param name="track">The track that it has to be of; null: any.</param>
    public bool Certain<T>(DrawnStep step, string? track = null)
        where T : Activity
    {
        if (_known.TryGetValue((typeof(T), track, step), out var known))
            return known;
        // A step in a circle of forward arrows would ask for itself; there is none, but a broken drawing must not hang.
        _known[(typeof(T), track, step)] = false;
        var ways = YearRun.Awaited(step).Select(arrow => Is(arrow.From) || Certain<T>(arrow.From, track)).ToList();
        var isCertain =
            ways.Count > 0
            && (
                JoinedArrows.AreAll(step.Flow.Plan, step.Activity, step.Node)
                    ? ways.Contains(true)
                    : !ways.Contains(false)
            );
        return _known[(typeof(T), track, step)] = isCertain;

        bool Is(DrawnStep before) => before.Activity is T && (track is null || before.Outline.Track == track);
    }
}
