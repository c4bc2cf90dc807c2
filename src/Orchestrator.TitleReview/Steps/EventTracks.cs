using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Steps;

/// <summary>
/// Which track (批次) an event of a cycle is about, and which steps take it: a step of a track those that name this track, a step that all
/// share those that name none.
/// </summary>
public static class EventTracks
{
    /// <summary>The field of a payload that names the track.</summary>
    public const string Field = TrackPayload.FieldName;

    private static readonly FrozenSet<string> OfCycle = ReviewEvents
        .All.Where(known => known.Level == EventLevel.Cycle && known.Payload.IsAssignableTo(typeof(TrackPayload)))
        .Select(known => known.Name)
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ToApplications = new[]
    {
        ReviewEvents.ResultPosted,
        ReviewEvents.ResultElapsed,
        ReviewEvents.ResultPublished,
        ReviewEvents.ResultConfirmed,
        ReviewEvents.CertificateIssued,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether an event of a cycle may name a track.</summary>
    public static bool MayName(string name) => OfCycle.Contains(name);

    /// <summary>The track whose applications alone a notice of their cycle is for; null: all of them.</summary>
    /// <param name="name">The notice, e.g. <c>result.posted</c>.</param>
    /// <param name="payload">What it says.</param>
    public static string? Audience(string name, JsonObject? payload) =>
        ToApplications.Contains(name) ? Named(payload) : null;

    internal static bool IsFor(ActivityContext context, Stimulus stimulus)
    {
        var isNamed = stimulus.Payload?.ContainsKey(Field) == true;
        if ((!isNamed && context.Activity is not ReviewActivity { Track: not null }) || !MayName(stimulus.Name))
            return true;
        // What is no name at all is told to whoever sent it by the check of the payload.
        if ((stimulus.Payload?[Field] is not null && !IsText(stimulus.Payload)) || !IsOfCycle(context))
            return true;
        return Named(stimulus.Payload) == context.Track();
    }

    internal static Refusal? Refuse(IReadOnlyList<ActivityContext> waiting, Stimulus stimulus)
    {
        var what = ReviewEvents.Find(EventLevel.Cycle, stimulus.Name);
        var (title, titleEn) = (what?.Title ?? stimulus.Name, what?.TitleEn ?? stimulus.Name);
        var tracks = waiting
            .Select(context => context.Track())
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var (names, namesEn) = (string.Join("、", tracks), string.Join(", ", tracks));
        if (Named(stimulus.Payload) is not { } named)
        {
            return Refusals.NotAllowed(
                "track-missing",
                $"“{title}”须写明批次，正在等待的批次：{names}",
                $"\"{titleEn}\" has to say for which track; waiting are: {namesEn}"
            );
        }
        return tracks.Count == 0
            ? Refusals.NotAllowed(
                "track-not-waiting",
                $"“{title}”不分批次，请不要填写批次（“{named}”）",
                $"\"{titleEn}\" is for all tracks together; leave the track (\"{named}\") out"
            )
            : Refusals.NotAllowed(
                "track-not-waiting",
                $"批次“{named}”现在不接受“{title}”，正在等待的批次：{names}",
                $"The track \"{named}\" does not wait for \"{titleEn}\"; waiting are: {namesEn}"
            );
    }

    private static string? Named(JsonObject? payload) =>
        IsText(payload) && payload![Field]!.GetValue<string>() is { Length: > 0 } name ? name : null;

    private static bool IsText(JsonObject? payload) => payload?[Field]?.GetValueKind() is JsonValueKind.String;

    private static bool IsOfCycle(ActivityContext context) =>
        DefinitionInfo.Of(context.Plan.Definition).Kind != "application";
}
