using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.NewYear;

/// <summary>
/// Proposes where a date that a notice fixed may lie in a later year. No formula links the years (C22): a working day keeps its weekday;
/// a month's end, a day named by its number, a rest day or a make-up day keeps its day of the month. No proposal is a day off: it goes to
/// the working day beside it. Every proposal says why.
/// </summary>
/// <param name="calendar">The working days.</param>
/// <param name="years">How many years later, at least 1.</param>
internal sealed class DateShift(WorkingCalendar calendar, int years)
{
    /// <summary>The proposal and its reason.</summary>
    /// <param name="old">The date of the year before.</param>
    /// <param name="isFirstDay">True: a first day, put off to the next working day; false: a last day, brought forward.</param>
    /// <param name="isNamedDay">Whether the notice names the day by its number alone, such as 8月20日 without a weekday.</param>
    public (LocalDate Date, BilingualText Reason) Propose(LocalDate old, bool isFirstDay, bool isNamedDay = false)
    {
        var (date, reason) =
            IsMonthEnd(old) || calendar.Describe(old).Kind != DayKind.WorkingDay ? KeepDay(old, isFirstDay)
            : isNamedDay ? KeepNumber(old, isFirstDay)
            : KeepWeekday(old, isFirstDay);
        return calendar.IsProvisional(date)
            ? (
                date,
                new BilingualText(
                    $"{reason.Chinese}；该年度节假日安排尚未公布，暂定",
                    $"{reason.English}; that year's arrangement is not published yet, provisional"
                )
            )
            : (date, reason);
    }

    /// <summary>
    /// As <see cref="Propose"/> for a day that is itself outside (某日后, 某日前 without the day): the day beside it, which counts, is a
    /// working day too.
    /// </summary>
    public (LocalDate Date, BilingualText Reason) ProposeOutside(LocalDate old, bool isFirstDay, bool isNamedDay)
    {
        var step = isFirstDay ? 1 : -1;
        var (date, reason) = Propose(old, isFirstDay, isNamedDay);
        var beside = date.PlusDays(step);
        if (calendar.IsWorkingDay(beside))
            return (date, reason);
        var moved = date;
        do moved = calendar.Find(moved, step).Value.Date;
        while (!calendar.IsWorkingDay(moved.PlusDays(step)));
        return (
            moved,
            new BilingualText(
                $"{reason.Chinese}；不含当日，而{Iso(beside)}为{Reason(beside).Chinese}，改为{Iso(moved)}（{Weekday(moved)}）",
                $"{reason.English}; the day itself is outside and {Iso(beside)} is no working day ("
                    + $"{Reason(beside).English}), so {Iso(moved)}"
            )
        );
    }

    /// <summary>The same day of the month; a month's end stays one.</summary>
    public LocalDate SameDay(LocalDate old)
    {
        var same = old.PlusYears(years);
        return IsMonthEnd(old)
            ? new LocalDate(same.Year, same.Month, same.Calendar.GetDaysInMonth(same.Year, same.Month))
            : same;
    }

    private (LocalDate Date, BilingualText Reason) KeepDay(LocalDate old, bool isFirstDay)
    {
        var same = SameDay(old);
        var (why, whyEn) =
            IsMonthEnd(old) ? ("原为月末，仍取月末", "a month's end stays one")
            : calendar.IsWorkingDay(old)
                ? (
                    $"原为调休上班日（{Weekday(old)}），星期不可比，保持月日",
                    "a make-up day has no weekday to keep; the day of the month is kept"
                )
            : ($"原为休息日（{Weekday(old)}），保持月日", "a rest day keeps its day of the month");
        return Worked(
            same,
            isFirstDay,
            new BilingualText($"{why}：{Iso(same)}（{Weekday(same)}）", $"{whyEn}: {Iso(same)}")
        );
    }

    private (LocalDate Date, BilingualText Reason) KeepWeekday(LocalDate old, bool isFirstDay)
    {
        var same = SameDay(old);
        var near = same.PlusDays(Nearest((int)old.DayOfWeek - (int)same.DayOfWeek));
        var kept =
            near == same
                ? new BilingualText($"同月日仍为{Weekday(same)}", $"the same day is a {same.DayOfWeek} again")
                : new BilingualText(
                    $"原为{Weekday(old)}，同月日{Iso(same)}为{Weekday(same)}；保持{Weekday(old)}，取最近的{Iso(near)}",
                    $"{Iso(same)} is a {same.DayOfWeek}; the nearest {old.DayOfWeek} is {Iso(near)}"
                );
        return Worked(near, isFirstDay, kept);
    }

    private (LocalDate Date, BilingualText Reason) KeepNumber(LocalDate old, bool isFirstDay)
    {
        var same = SameDay(old);
        return Worked(
            same,
            isFirstDay,
            new BilingualText(
                $"通知只写月日，保持{same.Month}月{same.Day}日（{Weekday(same)}）",
                $"the notice names the day of the month alone: {Iso(same)}, a {same.DayOfWeek}"
            )
        );
    }

    /// <summary>The day itself when it is a working day, else the one beside it, with the reason.</summary>
    /// <param name="near">The day.</param>
    /// <param name="isFirstDay">True: the next working day; false: the one before.</param>
    /// <param name="kept">Why it is this day.</param>
    public (LocalDate Date, BilingualText Reason) Worked(LocalDate near, bool isFirstDay, BilingualText kept)
    {
        if (calendar.IsWorkingDay(near))
            return (near, kept);
        var moved = (isFirstDay ? calendar.NextOnOrAfter(near) : calendar.PreviousOnOrBefore(near)).Value.Date;
        var makeUp = calendar.Describe(moved).Kind is DayKind.MakeUpDay or DayKind.RegionalMakeUpDay;
        return (
            moved,
            new BilingualText(
                $"{kept.Chinese}；{Iso(near)}为{Reason(near).Chinese}，{(isFirstDay ? "顺延至其后" : "提前至其前")}的工作日{Iso(moved)}"
                    + $"（{Weekday(moved)}{(makeUp ? "，调休上班日" : "")}）",
                $"{kept.English}; {Iso(near)} is no working day ({Reason(near).English}), so "
                    + $"{(isFirstDay ? "the next" : "the one before")}: {Iso(moved)}{(makeUp ? ", a make-up day" : "")}"
            )
        );
    }

    /// <summary>At most three days either way.</summary>
    private static int Nearest(int days) => ((days % 7) + 10) % 7 - 3;

    private BilingualText Reason(LocalDate day) => calendar.Describe(day).Reason;

    private static bool IsMonthEnd(LocalDate day) => day.PlusDays(1).Day == 1;

    private static string Weekday(LocalDate day) => "星期" + "一二三四五六日"[(int)day.DayOfWeek - 1];

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
