using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Orchestrator.TitleReview.Drafting.Drafts;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Drafting.Placing;

/// <summary>What a draft says to people.</summary>
internal static class DraftTexts
{
    /// <summary>No step has anything to do with it.</summary>
    public static (string, string) NoStep { get; } =
        ("流程中没有相应的环节，请添加。", "No step of the procedure is about it; add one.");

    /// <summary>The day is not read.</summary>
    public static (string, string) NoDay { get; } =
        ("通知没有说明是哪一天，请核对后填写。", "The text does not say which day it is; check it and fill it in.");

    /// <summary>左右: no day that anybody could be held to.</summary>
    public static (string, string) Approximate { get; } =
        (
            "通知只写了大致时间，不能作为期限，请定下确切的日期。",
            "The text gives a rough time only, which is no deadline; fix the day."
        );

    /// <summary>The number is not read.</summary>
    public static (string, string) NoNumber { get; } =
        ("通知没有写明多少天，请确定。", "The text does not say how many days; decide it.");

    /// <summary>The readings of 前N个工作日内.</summary>
    public const string WithinReadings =
        "both：前第N个工作日当日（满足各种理解）；window：前N个工作日起至前一日；atLeast：不晚于前N个工作日";

    /// <summary>The step has another day already.</summary>
    public static (string, string) Taken(IReadOnlyList<string> clauses) =>
        (
            $"相应环节已按 {string.Join("、", clauses)} 定了时间，两处不同，请核对后选定。",
            $"The step has its time by {string.Join(", ", clauses)} already, and this differs; check and choose."
        );

    /// <summary>A reading, as a list of them names it.</summary>
    public static string Described(ReadOption option) =>
        $"{option.Name}：{option.Chinese}"
        + (option.Date is { } day ? $"（{LocalDatePattern.Iso.Format(day)}）" : "")
        + (option.Recommended ? "，推荐" : "");

    /// <summary>A phrase with several readings.</summary>
    public static DraftDecision Reading(ReadRule rule, string? input, ReadOption recommended) =>
        new(
            "reading",
            input,
            rule.Clause,
            recommended.Name,
            $"“{rule.Quote}”有不止一种理解，草稿取“{recommended.Chinese}”{DayOf(recommended)}，请确认。",
            $"\"{rule.Quote}\" has several readings; the draft takes \"{recommended.English}\"{DayOf(recommended)}. Confirm it."
        );

    /// <summary>前N日内.</summary>
    public static DraftDecision Within(ReadRule rule, string? input) =>
        new(
            "reading",
            input,
            rule.Clause,
            "both",
            $"“{rule.Quote}”可理解为不晚于，也可理解为只在这几日之内；草稿取满足两种理解的那一天，请确认。",
            $"\"{rule.Quote}\" may mean at the latest, or only within these days; the draft takes the day that satisfies both. Confirm it."
        );

    /// <summary>A correction without working days.</summary>
    public static DraftDecision Correction(ReadRule rule, string days) =>
        new(
            "number",
            "correctionDays",
            rule.Clause,
            days,
            $"“{rule.Quote}”没有以工作日写明天数，草稿取{days}个工作日，请确定。",
            $"\"{rule.Quote}\" gives no working days; the draft takes {days}. Decide it."
        );

    /// <summary>A round on a day of its own, which the step has not.</summary>
    public static (string, string) RoundDay { get; } =
        (
            "“按月集中办理”环节在每月最后一个工作日前办理，不能另定每月的办理日；请核对后添加该环节，或另行安排。",
            "The step of monthly rounds handles them by each month's last working day and knows no other day; check it "
                + "and add the step, or arrange it otherwise."
        );

    /// <summary>A round that does not say up to which day of a month it takes in.</summary>
    public static DraftDecision RoundCutoff(string quote, string clause, string input, string day) =>
        new(
            "number",
            input,
            clause,
            day,
            $"“{quote}”没有写明当月几日前提交的并入当月办理，草稿取{day}日，请确定。",
            $"\"{quote}\" does not say up to which day of a month it takes in; the draft takes day {day}. Decide it."
        );

    /// <summary>A round that does not say by when in its month it is handled.</summary>
    public static DraftDecision RoundEnd(string quote, string clause) =>
        new(
            "number",
            null,
            clause,
            "lastWorkingDay",
            $"“{quote}”没有写明当月何时办理完毕，草稿取每月最后一个工作日，请核对。",
            $"\"{quote}\" does not say by when in its month it is handled; the draft takes the last working day. Check it."
        );

    /// <summary>Somebody has to do it, and nobody is named.</summary>
    public static DraftDecision Actor(string quote, string clause, string role) =>
        new(
            "actor",
            null,
            clause,
            role,
            $"“{quote}”没有写明由谁办理，草稿取{Roles.Chinese(role)}，请核对。",
            $"\"{quote}\" does not say who does it; the draft takes {Roles.English(role)}. Check it."
        );

    /// <summary>Handed on to a higher committee without a last day.</summary>
    public static DraftDecision ForwardDay(string clause) =>
        new(
            "date",
            null,
            clause,
            null,
            "报送上级评审：通知没有写明报送截止日，请在该环节填写；不填的，没有期限。",
            "Handing on to the higher committee: the notice states no last day; fill it in at the step, else there is none."
        );

    /// <summary>A publicity that is shorter than the national one, or not counted in working days.</summary>
    public static DraftDecision Publicity(ReadRule rule, int days) =>
        new(
            "floor",
            null,
            rule.Clause,
            days.ToString(CultureInfo.InvariantCulture),
            $"“{rule.Quote}”没有写明不少于5个工作日；按国家规定公示期不少于5个工作日，草稿取{days}个工作日，请核对。",
            $"\"{rule.Quote}\" does not say 5 working days or more, which the national rule demands; the draft takes {days}. Check it."
        );

    /// <summary>A day that the notice does not state.</summary>
    public static DraftDecision Date(string input, string name, string nameEn, string? day) =>
        new(
            "date",
            input,
            null,
            day,
            day is null
                ? $"{name}：通知没有写明，也无从推算，必须填写。"
                : $"{name}：通知没有写明，草稿推荐 {day}，请确定。",
            day is null
                ? $"{nameEn}: the notice does not state it and nothing suggests it; it must be given."
                : $"{nameEn}: the notice does not state it; the draft recommends {day}. Decide it."
        );

    /// <summary>Tracks whose members the notice's words do not tell.</summary>
    public static DraftDecision Members(string track) =>
        new(
            "track",
            null,
            null,
            null,
            $"批次“{track}”由哪些系列或层级组成，通知没有写明，请在申报窗口填写。",
            $"Who belongs to the track \"{track}\" is not said; fill in its series or levels at the window."
        );

    /// <summary>Tracks share a meeting.</summary>
    public static DraftDecision OneMeeting { get; } =
        new(
            "track",
            "meeting",
            null,
            null,
            "通知分批次申报，草稿只安排一次评审会议，须在各批次都截止之后；各批次分别开会的，请分别立一份年度安排。",
            "The notice has tracks; the draft holds one meeting after all of them have closed. Where each meets by itself, "
                + "draft a schedule for each."
        );

    /// <summary>A review that is over before all have handed in.</summary>
    public static DraftDecision EarlierReview(string text, string clause, LocalDate day) =>
        new(
            "track",
            null,
            clause,
            LocalDatePattern.Iso.Format(day),
            $"“{text}”的期限 {LocalDatePattern.Iso.Format(day)} 早于申报截止，草稿的一次评审会议不能兼顾，只记为时间节点；先评审的批次请另立一份年度安排。",
            $"The last day of \"{text}\", {LocalDatePattern.Iso.Format(day)}, lies before applying ends, and the draft's one "
                + "meeting cannot serve both: "
                + "it is kept as a milestone. Draft a schedule of its own for whoever is reviewed first."
        );

    /// <summary>The notice does not say its year.</summary>
    public static DraftDecision Year { get; } =
        new(
            "head",
            null,
            null,
            null,
            "读不出通知的年度，请在读取时指定年度。",
            "The notice's year was not read; state it when reading."
        );

    private static string DayOf(ReadOption option) =>
        option.Date is { } day ? $"（{LocalDatePattern.Iso.Format(day)}）" : "";
}
