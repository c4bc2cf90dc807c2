using Orchestrator.Calendars;
using Orchestrator.TitleReview.Drafting.Composition;
using Orchestrator.TitleReview.Drafting.Drafts;
using Orchestrator.TitleReview.Drafting.Placing;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Drafting;

/// <summary>
/// 起草年度安排: a schedule and an application definition from the national procedure and the rules that were read in a notice. Where the
/// rules go is data. What the notice leaves open becomes an input of the cycle with a recommended value, or without one where nothing
/// suggests it; no date is invented. The same reading gives the same draft, byte for byte. Never throws for what a text says.
/// </summary>
public static class NoticeDrafter
{
    /// <summary>Drafts the year of a notice.</summary>
    /// <param name="reading">What was read, or what people have made of it.</param>
    /// <param name="book">The working days by which open days are recommended.</param>
    public static YearDraft Draft(NoticeReading reading, CalendarBook book)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(book);
        var board = RulePlacer.Place(reading);
        if (reading.Notice.Year is null)
            board.Decisions.Add(DraftTexts.Year);
        var (schedule, application) = YearComposer.Compose(reading, board, book);
        return new YearDraft(schedule, application, board.Placed, board.Unplaced, board.Decisions);
    }
}
