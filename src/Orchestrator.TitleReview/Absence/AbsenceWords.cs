using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.TitleReview.Absence;

/// <summary>How what is waited for is called in sentences.</summary>
internal static class AbsenceWords
{
    /// <summary>Its name, with the technical one behind it.</summary>
    /// <param name="signal">What is waited for.</param>
    /// <param name="track">The track that it is waited for in; null: the cycle as a whole.</param>
    public static BilingualText Of(Signal signal, string? track)
    {
        if (signal.Kind == SignalKind.Date)
        {
            var (name, of) = (AnchorTexts.Of(TrackNames.BaseOf(signal.Name)), TrackNames.TrackOf(signal.Name) ?? track);
            return new BilingualText(
                $"{(of is null ? "" : $"批次“{of}”的")}日期“{name.Chinese}”（{signal.Name}）",
                $"the date of {name.English}{(of is null ? "" : $" of the track \"{of}\"")} ({signal.Name})"
            );
        }
        var title = ReviewEvents.Find(EventLevel.Application, signal.Name)?.Title ?? signal.Name;
        return track is null
            ? new BilingualText($"周期通知“{title}”（{signal.Name}）", $"the cycle's \"{signal.Name}\"")
            : new BilingualText(
                $"批次“{track}”的周期通知“{title}”（{signal.Name}）",
                $"the cycle's \"{signal.Name}\" for the track \"{track}\""
            );
    }
}
