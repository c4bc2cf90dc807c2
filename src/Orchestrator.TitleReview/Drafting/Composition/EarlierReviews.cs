using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Drafting.Placing;

namespace Orchestrator.TitleReview.Drafting.Composition;

/// <summary>
/// Reviews that have to be over before all have handed in (第一批次5月评审): the one meeting of a draft cannot be theirs, so that they stand as
/// days of the calendar and somebody is told.
/// </summary>
internal static class EarlierReviews
{
    /// <summary>Lets them bind nothing.</summary>
    public static void SetAside(DraftBoard board, CalendarBook book, string region)
    {
        if (board.Days.Where(day => day.What != "opens").Select(day => (LocalDate?)day.Rule.Date).Max() is not { } last)
            return;
        var resolver = new DateResolver(book, region);
        for (var at = 0; at < board.Own.Count; at++)
        {
            var own = board.Own[at];
            if (
                own.DateName != "reviewBy"
                || !resolver.FindDue(own.Step.Dates["due"], new Dictionary<string, LocalDate>()).TryGet(out var due)
                || due.Date > last
            )
            {
                continue;
            }

            var name = own.Step.Id;
            own.Step.Inputs["dateName"] = name;
            own.Step.Inputs.Remove("until");
            if (own.Step.Inputs["opensName"] is not null)
                own.Step.Inputs["opensName"] = name + "From";
            board.Own[at] = own with { DateName = name };
            board.Decisions.Add(DraftTexts.EarlierReview(own.Text, own.Step.Clauses[0], due.Date));
        }
    }
}
