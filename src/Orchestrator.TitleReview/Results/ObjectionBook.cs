using System.Text.Json;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Results;

/// <summary>
/// The objections to a cycle's results (C23): each holds its own applicant and nobody else. Kept in the cycle's variable, because
/// publicity, publication and certificates all meet them.
/// </summary>
/// <param name="Open">Objection number → application, while it is being checked.</param>
/// <param name="Waiting">Applications cleared after a batch was published; the next batch takes them.</param>
public sealed record ObjectionBook(IReadOnlyDictionary<string, long> Open, IReadOnlyList<long> Waiting)
{
    /// <summary>Name of the workflow variable; of a track's own publicity <see cref="TrackNames.Of"/> it and the track.</summary>
    public const string Variable = "objections";

    /// <summary>Nothing was objected to.</summary>
    public static ObjectionBook Empty { get; } = new(new Dictionary<string, long>(), []);

    /// <summary>Whether somebody is held back or waits for a further batch.</summary>
    public bool HasMore => Open.Count > 0 || Waiting.Count > 0;

    internal static ObjectionBook Read(ActivityContext context) =>
        context.GetVariable(TrackNames.Of(Variable, context.Track()))?.Deserialize<ObjectionBook>(ReviewJson.Options)
        ?? Empty;

    internal void Keep(ActivityContext context) =>
        context.SetVariable(
            TrackNames.Of(Variable, context.Track()),
            JsonSerializer.SerializeToNode(this, ReviewJson.Options)
        );

    internal ObjectionBook Raise(string objection, long application) =>
        this with
        {
            Open = new Dictionary<string, long>(Open) { [objection] = application },
        };

    internal ObjectionBook Resolve(string objection, bool upheld, bool afterPublicity)
    {
        var application = Open[objection];
        var open = Open.Where(entry => entry.Key != objection).ToDictionary();
        var isFree = !upheld && afterPublicity && !open.ContainsValue(application);
        return new ObjectionBook(open, isFree ? [.. Waiting, application] : Waiting);
    }
}
