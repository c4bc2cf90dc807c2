using System.Text.Json.Nodes;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Steps;

/// <summary>How a step of a cycle tells others: one of a track the applications of its track alone, any other all of them.</summary>
internal static class TrackMessages
{
    /// <summary>Tells the applications that the step is about.</summary>
    /// <param name="context">The run.</param>
    /// <param name="name">The notice, e.g. <c>result.posted</c>; one of those that <see cref="EventTracks.Audience"/> knows.</param>
    /// <param name="payload">What it says; null: nothing more.</param>
    public static void TellApplications(this ActivityContext context, string name, JsonObject? payload = null)
    {
        if (context.Track() is { } track)
            (payload ??= [])[EventTracks.Field] = track;
        context.Send(new StimulusToApplications(new Stimulus(name, payload)));
    }

    /// <summary>Tells people; of a step of a track the notice says which.</summary>
    public static void Notify(this ActivityContext context, Notice notice)
    {
        if (context.Track() is { } track)
            notice.Data[EventTracks.Field] = track;
        context.Send(notice);
    }
}
