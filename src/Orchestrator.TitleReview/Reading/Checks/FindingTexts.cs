using NodaTime;
using NodaTime.Text;
using Orchestrator.TitleReview.Reading.Proposals;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Reading.Checks;

/// <summary>What is said about each kind of finding, and its code.</summary>
internal static class FindingTexts
{
    private static readonly string[] Weekdays =
    [
        "",
        "星期一",
        "星期二",
        "星期三",
        "星期四",
        "星期五",
        "星期六",
        "星期日",
    ];

    public static FindingText Weekday(LocalDate date, IsoDayOfWeek printed) =>
        new(
            "weekday",
            Severity.Error,
            $"写明的{Weekdays[(int)printed]}与日期不符：{Iso(date)} 是{Weekdays[(int)date.DayOfWeek]}，请核对原文",
            $"The printed {printed} does not fit: {Iso(date)} is a {date.DayOfWeek}; check the original"
        );

    public static FindingText NoSuchDay(string words) =>
        new(
            "noSuchDay",
            Severity.Error,
            $"没有“{words}”这一天，请核对原文；未生成日期",
            $"There is no such day as \"{words}\"; check the original. No date was made of it"
        );

    public static FindingText YearUnknown(string words) =>
        new(
            "yearUnknown",
            Severity.Error,
            $"“{words}”未写年份，通知也未写明年度；未生成日期，请用 --year 指明年度",
            $"\"{words}\" has no year and the notice names none; no date was made of it. Name the year with --year"
        );

    public static FindingText MonthUnknown(string words) =>
        new(
            "monthUnknown",
            Severity.Error,
            $"“{words}”未写月份；未生成日期，请核对原文",
            $"\"{words}\" has no month; no date was made of it. Check the original"
        );

    public static FindingText NextYear(LocalDate date) =>
        new(
            "nextYear",
            Severity.Warning,
            $"止日早于起日，按次年理解为 {Iso(date)}，请确认",
            $"The end lies before the beginning and was read as the next year's, {Iso(date)}; confirm it"
        );

    public static FindingText CarriedYear(LocalDate date) =>
        new(
            "carriedYear",
            Severity.Warning,
            $"未写年份，按同句前文的年份理解为 {Iso(date)}，请确认",
            $"No year is written; it was taken from earlier in the sentence: {Iso(date)}. Confirm it"
        );

    public static FindingText FarYear(LocalDate date, int year) =>
        new(
            "year",
            Severity.Warning,
            $"{Iso(date)} 与通知年度 {year} 相差一年以上，请核对年份",
            $"{Iso(date)} is more than a year away from the notice's year {year}; check the year"
        );

    public static FindingText BeforeIssue(LocalDate date, LocalDate issued) =>
        new(
            "beforeIssue",
            Severity.Warning,
            $"{Iso(date)} 早于通知印发日期 {Iso(issued)}，请核对（是否为次年）",
            $"{Iso(date)} lies before the notice was issued, {Iso(issued)}; check it (the next year's?)"
        );

    public static FindingText Reversed(LocalDate from, LocalDate to) =>
        new(
            "order",
            Severity.Error,
            $"止日 {Iso(to)} 早于起日 {Iso(from)}，请核对",
            $"It ends on {Iso(to)}, before it begins on {Iso(from)}; check it"
        );

    public static FindingText ClosesBeforeOpening(LocalDate opens, LocalDate closes) =>
        new(
            "order",
            Severity.Warning,
            $"截止日 {Iso(closes)} 早于前文的开始日 {Iso(opens)}，请核对",
            $"It closes on {Iso(closes)}, before the opening on {Iso(opens)} that stands before it; check it"
        );

    public static FindingText DayOff(LocalDate date, string reason, LocalDate? workingDay) =>
        new(
            "dayOff",
            Severity.Warning,
            $"{Iso(date)} 为非工作日（{reason}）"
                + (workingDay is { } before ? $"，此前最后一个工作日为 {Iso(before)}" : "")
                + "；请确认是否顺延或提前",
            $"{Iso(date)} is no working day"
                + (workingDay is { } earlier ? $"; the last one before it is {Iso(earlier)}" : "")
                + ". Confirm whether it moves"
        );

    public static FindingText MakeUpDays(IReadOnlyList<LocalDate> days) =>
        new(
            "makeUpDays",
            Severity.Info,
            $"期间有调休上班日：{string.Join("、", days.Select(Iso))}，计入工作日",
            $"Make-up working days lie inside and count: {string.Join(", ", days.Select(Iso))}"
        );

    public static FindingText Readings(string words, IReadOnlyList<ReadOption> readings) =>
        new(
            "twoReadings",
            Severity.Warning,
            $"“{words}”有不同理解：{string.Join("；", readings.Select(Chinese))}。请选定",
            $"\"{words}\" has several readings: {string.Join("; ", readings.Select(English))}. Choose one"
        );

    public static FindingText OpenEnded(string words) =>
        new(
            "openEnded",
            Severity.Error,
            $"“{words}”没有写明最后一日，请核对原文；未生成止日",
            $"\"{words}\" does not say the last day; check the original. No last day was made of it"
        );

    public static FindingText Approximate(string words) =>
        new(
            "approximate",
            Severity.Warning,
            $"“{words}”只是大约时间，请定下确切日期",
            $"\"{words}\" is approximate; set the exact day"
        );

    public static FindingText JoinedDigits(string words) =>
        new(
            "joinedDigits",
            Severity.Warning,
            $"“{words}”的数字之间原有空格或换行，请核对是否为一个数",
            $"The digits of \"{words}\" stood apart; check whether they are one number"
        );

    public static FindingText NumberUnstated(string words) =>
        new(
            "numberUnstated",
            Severity.Warning,
            $"“{words}”没有写明期限，须在年度安排中填写",
            $"\"{words}\" gives no number; it must be set in the schedule"
        );

    public static FindingText AnchorUnstated() =>
        new(
            "anchorUnstated",
            Severity.Info,
            "未写明自何时起算，请确认起算点",
            "It does not say what it counts from; confirm it"
        );

    public static FindingText Span(int least, int most) =>
        new(
            "twoReadings",
            Severity.Warning,
            $"写明 {least} 至 {most}，按 {least} 处理，请确认",
            $"{least} to {most} is written; it is read as {least}. Confirm it"
        );

    public static FindingText BelowFloor(int days) =>
        new(
            "floor",
            Severity.Warning,
            $"公示期低于《职称评审管理暂行规定》（人社部令第40号）的不少于5个工作日（现为 {days} 日）",
            $"The publicity is shorter than the 5 working days of MOHRSS Order 40 ({days})"
        );

    public static FindingText PublicityDoesNotFit(int within, int publicity) =>
        new(
            "publicityFit",
            Severity.Warning,
            $"{within} 个工作日内完成，而其中的公示至少 {publicity} 个工作日，自次日起算放不下，请核对",
            $"It is to be done within {within} working days, but the publicity in it takes at least {publicity}, "
                + "counted from the next day; they do not fit"
        );

    public static FindingText PublicityDoesNotFitBetween(LocalDate from, LocalDate to, int available, int publicity) =>
        new(
            "publicityFit",
            Severity.Warning,
            $"{Iso(from)} 之后至 {Iso(to)} 只有 {available} 个工作日，放不下 {publicity} 个工作日的公示，请核对",
            $"After {Iso(from)} and through {Iso(to)} there are {available} working days, too few for a publicity of {publicity}; check it"
        );

    public static FindingText NotPlaced(string words) =>
        new(
            "notUnderstood",
            Severity.Info,
            $"“{words}”像是时间，但未读出规则，请自行判断",
            $"\"{words}\" looks like a time, but no rule was read from it; judge yourself"
        );

    public static FindingText NoNumber(string words) =>
        new(
            "numberUnstated",
            Severity.Info,
            $"“{words}”没有写明期限，请确定是否需要设期限",
            $"\"{words}\" gives no number; decide whether it needs a deadline"
        );

    public static FindingText NothingFound() =>
        new(
            "noRules",
            Severity.Warning,
            "没有读出任何规则，请确认这是通知正文",
            "No rule was read; make sure that this is a notice's text"
        );

    public static FindingText YearAsked(int asked, int said) =>
        new(
            "year",
            Severity.Warning,
            $"指定的年度 {asked} 与通知写明的 {said} 不同，按指定的年度读取",
            $"The year asked for, {asked}, is not the notice's {said}; it is read by the one asked for"
        );

    public static FindingText YearMissing() =>
        new(
            "yearUnknown",
            Severity.Warning,
            "通知没有写明年度，未写年份的日期无法确定；请用 --year 指明",
            "The notice names no year, so dates without one cannot be known; name it with --year"
        );

    public static FindingText IssuedLater(int year, int issued) =>
        new(
            "year",
            Severity.Warning,
            $"{year} 年度的通知在 {issued} 年印发，未写年份的日期按 {issued} 年理解，请确认",
            $"A notice for {year} was issued in {issued}; dates without a year are read as {issued}'s. Confirm it"
        );

    public static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string Chinese(ReadOption reading) =>
        $"{reading.Chinese} {(reading.Date is { } date ? Iso(date) : "")}{(reading.Recommended ? "（推荐）" : "")}";

    private static string English(ReadOption reading) =>
        $"{reading.English} {(reading.Date is { } date ? Iso(date) : "")}{(reading.Recommended ? " (recommended)" : "")}";
}
