using Orchestrator.Engine.Work;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Moves;

/// <summary>An application that ended because a date was missed.</summary>
/// <param name="Row">The application.</param>
/// <param name="Instance">Its run, as it ended.</param>
/// <param name="Lapse">What was missed, and where it was.</param>
/// <param name="Open">The deadlines that were open just before, each as it was last decided; the missed one too.</param>
internal sealed record LapsedApplication(
    Application Row,
    LiveInstance Instance,
    Lapse Lapse,
    IReadOnlyDictionary<(string Run, string Name), Deadline> Open
)
{
    /// <summary>The deadline that was missed.</summary>
    public Deadline Missed => Open[(Lapse.ActivityInstanceId, Lapse.Deadline)];

    /// <summary>The runs that wait for something beside their deadlines.</summary>
    public bool Waits(string run) =>
        Lapse.State.Bookmarks.Any(bookmark => bookmark.ActivityInstanceId == run && bookmark.Deadline is null);
}
