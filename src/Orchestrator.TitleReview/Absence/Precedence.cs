using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Absence;

/// <summary>What has certainly been done before a step begins, whichever way leads to it.</summary>
internal sealed class Precedence
{
    private readonly Dictionary<(Type Class, DrawnStep Step), bool> _known = [];

    /// <summary>Whether some step of a class is certainly done before a step begins: on each way one, not on all the same.</summary>
    public bool Certain<T>(DrawnStep step)
        where T : Activity
    {
        if (_known.TryGetValue((typeof(T), step), out var known))
            return known;
        // A step in a circle of forward arrows would ask for itself; there is none, but a broken drawing must not hang.
        _known[(typeof(T), step)] = false;
        var ways = YearRun.Awaited(step).Select(arrow => arrow.From.Activity is T || Certain<T>(arrow.From)).ToList();
        var isCertain =
            ways.Count > 0
            && (
                JoinedArrows.AreAll(step.Flow.Plan, step.Activity, step.Node)
                    ? ways.Contains(true)
                    : !ways.Contains(false)
            );
        return _known[(typeof(T), step)] = isCertain;
    }
}
