using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>Answers to the questions of the command line and the API.</summary>
public static class CalendarAnswers
{
    /// <summary>
    /// The <paramref name="n"/>-th working day after <paramref name="start"/>, which is never counted; before it when
    /// negative. Errors: unknown region, n zero or beyond ±4000, dates outside the years 1 to 9999.
    /// </summary>
    public static Result<WorkingDayAnswer> Add(
        CalendarBook book,
        LocalDate start,
        int n,
        string region = CalendarBook.NationalRegion
    ) =>
        book.For(region)
            .Then(calendar => calendar.Add(start, n))
            .Map(sum => new WorkingDayAnswer(
                IsoDate.Write(sum.Start),
                sum.N,
                sum.Region,
                IsoDate.Write(sum.Result),
                sum.Provisional,
                [
                    .. sum.Steps.Select(step => new WorkingDayAnswerStep(
                        IsoDate.Write(step.Date),
                        step.Counted,
                        step.ReasonZh
                    )),
                ]
            ));

    /// <summary>
    /// As the other overload, with the start as text. Errors further: the text is no date of the form <c>yyyy-MM-dd</c>.
    /// </summary>
    public static Result<WorkingDayAnswer> Add(
        CalendarBook book,
        string start,
        int n,
        string region = CalendarBook.NationalRegion
    ) =>
        IsoDate.TryRead(start, out var date)
            ? Add(book, date, n, region)
            : Result.Failure<WorkingDayAnswer>(
                CalendarError.Of(CalendarErrorCodes.BadJson, "start", TextId.ErrorNotDate)
            );
}
