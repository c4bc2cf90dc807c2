using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Outlines;

namespace Orchestrator.TitleReview.Absence;

/// <summary>How what is waited for is called in sentences.</summary>
internal static class AbsenceWords
{
    /// <summary>Its name, with the technical one behind it.</summary>
    public static BilingualText Of(Signal signal)
    {
        if (signal.Kind == SignalKind.Date)
        {
            return new BilingualText(
                $"日期“{AnchorTexts.Of(signal.Name).Chinese}”（{signal.Name}）",
                $"the date of {AnchorTexts.Of(signal.Name).English} ({signal.Name})"
            );
        }
        var title = ReviewEvents.Find(EventLevel.Application, signal.Name)?.Title ?? signal.Name;
        return new BilingualText($"周期通知“{title}”（{signal.Name}）", $"the cycle's \"{signal.Name}\"");
    }
}
