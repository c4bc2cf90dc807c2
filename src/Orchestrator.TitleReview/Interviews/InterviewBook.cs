using System.Text.Json;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Interviews;

/// <summary>
/// Whom the committee interviews, and who came. Kept in the cycle's variable, because those are told before the meeting and heard in it.
/// </summary>
/// <param name="Called">The applications that were told.</param>
/// <param name="Attended">Those that were heard.</param>
/// <param name="Excused">Those that did not come for a good reason: the committee votes on them nevertheless.</param>
/// <param name="Absent">Those that did not come without one: not passed.</param>
public sealed record InterviewBook(
    IReadOnlyList<long> Called,
    IReadOnlyList<long> Attended,
    IReadOnlyList<long> Excused,
    IReadOnlyList<long> Absent
)
{
    /// <summary>Name of the workflow variable; of a track's own meeting <see cref="TrackNames.Of"/> it and the track.</summary>
    public const string Variable = "interviews";

    /// <summary>Nobody is interviewed.</summary>
    public static InterviewBook Empty { get; } = new([], [], [], []);

    /// <summary>Whether an application was told and nobody has said yet whether it came.</summary>
    public bool IsOpen(long application) => Called.Contains(application) && !IsHeard(application);

    /// <summary>Whether it is known whether an application came.</summary>
    public bool IsHeard(long application) =>
        Attended.Contains(application) || Excused.Contains(application) || Absent.Contains(application);

    internal static InterviewBook Read(ActivityContext context) =>
        context.GetVariable(TrackNames.Of(Variable, context.Track()))?.Deserialize<InterviewBook>(ReviewJson.Options)
        ?? Empty;

    internal void Keep(ActivityContext context) =>
        context.SetVariable(
            TrackNames.Of(Variable, context.Track()),
            JsonSerializer.SerializeToNode(this, ReviewJson.Options)
        );
}
