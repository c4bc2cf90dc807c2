using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.TitleReview.Planning;

/// <summary>What a plan is checked for beyond single dates: order, windows long enough (V3), exam before draw (V5), final dates reachable (V7).</summary>
internal static class PlanChecks
{
    /// <summary>One date may not be before another.</summary>
    public static void Order(PlanBuilder plan, string what, string first, string second, bool mayBeSameDay)
    {
        if (plan.Anchor(first) is not { } early || plan.Anchor(second) is not { } late || early < late || (mayBeSameDay && early == late))
            return;
        plan.Warn(what, new PlanWarning(
            "order", $"次序矛盾：{second}（{Iso(late)}）须在{first}（{Iso(early)}）之后", $"Out of order: {second} ({Iso(late)}) has to be after {first} ({Iso(early)})", IsError: true));
    }

    /// <summary>V3: the window holds the employer's audit, the publicity and the department's audit.</summary>
    public static void WindowLongEnough(PlanBuilder plan, string what, BackSchedule schedule)
    {
        if (plan.Anchor(AnchorNames.ApplyOpens) is not { } opens || schedule.ApplyBy >= opens)
            return;
        var impossible = schedule.PostBy < opens;
        plan.Warn(what, new PlanWarning(
            "V3",
            $"申报窗口过短：{Iso(opens)}开放，而公示最迟须于{Iso(schedule.PostBy)}开始（建议申报人{Iso(schedule.ApplyBy)}前提交）",
            $"The window is too short: it opens on {Iso(opens)}, but a publicity has to hang by {Iso(schedule.PostBy)} (applicants in by {Iso(schedule.ApplyBy)})",
            IsError: impossible));
    }

    /// <summary>V5: the experts are drawn after the exam's results are there; also for a meeting on the first day of its window.</summary>
    public static void DrawAfterExam(PlanBuilder plan, string what, LocalDate drawBy, DateRule rule)
    {
        if (plan.Anchor(AnchorNames.Exam) is not { } exam)
            return;
        if (exam > drawBy)
        {
            plan.Warn(what, new PlanWarning(
                "V5", $"专家须于{Iso(drawBy)}前抽取，而专业考试至{Iso(exam)}才结束", $"The experts are drawn by {Iso(drawBy)} while exams run until {Iso(exam)}"));
        }
        else if (plan.Anchor(AnchorNames.ReviewFrom) is { } first && plan.Resolve(rule, AnchorNames.Meeting, first) is { } earliest && exam > earliest.Date)
        {
            plan.Warn(what, new PlanWarning(
                "V5",
                $"如评审会议定于窗口首日{Iso(first)}，专家须于{Iso(earliest.Date)}前抽取，而专业考试至{Iso(exam)}才结束；请将会议定在此后",
                $"For a meeting on the first day of its window ({Iso(first)}) the experts are drawn by {Iso(earliest.Date)} while exams run until {Iso(exam)}; choose a later day"));
        }
    }

    /// <summary>V6: a report is due only when what it must contain is there.</summary>
    public static void DataBeforeReport(PlanBuilder plan, string what, LocalDate due, string needed)
    {
        if (plan.Anchor(needed) is not { } ready || due > ready)
            return;
        plan.Warn(what, new PlanWarning(
            "V6",
            $"须于{Iso(due)}前报送，而其中须写明的情况（{needed}）至{Iso(ready)}24:00才有：建议分两次报送，期满后补报",
            $"It is due on {Iso(due)}, but what it must contain ({needed}) is there only at 24:00 of {Iso(ready)}: report in two parts"));
    }

    /// <summary>V10: the committee's approval holds through the last day of the review.</summary>
    public static void ApprovalValid(PlanBuilder plan, string what, LocalDate until, LocalDate required)
    {
        if (until >= required)
            return;
        plan.Warn(what, new PlanWarning(
            "V10",
            $"评委会核准备案有效至{Iso(until)}，不足以覆盖至{Iso(required)}：须先重新核准备案",
            $"The committee's approval ends on {Iso(until)}, before {Iso(required)}: it has to be approved anew first"));
    }

    /// <summary>The rule is there for cycles of another kind.</summary>
    public static void NotApplicable(PlanBuilder plan, string what) => plan.Warn(what, new PlanWarning(
        "note", "本周期未设为适用，此日期供适用的周期参考", "Not switched on for this cycle; shown for those it concerns"));

    /// <summary>V7: what has to be finished by a day can be.</summary>
    public static void Reachable(PlanBuilder plan, string what, string done, string by, bool hard)
    {
        if (plan.Anchor(done) is not { } end || plan.Anchor(by) is not { } latest || end <= latest)
            return;
        plan.Warn(what, new PlanWarning(
            "V7",
            $"按现有安排{Iso(end)}才能完成，晚于{Iso(latest)}{(hard ? "" : "；原则性时间，须提前报备延期")}",
            $"As planned it is done on {Iso(end)}, after {Iso(latest)}{(hard ? "" : "; an extension has to be reported before")}",
            IsError: hard));
    }

    /// <summary>What a correction's shown day means, and which other numbers of days may be meant where the notice names none (V8).</summary>
    public static void Correction(PlanBuilder plan, string what, int days, LocalDate? cap)
    {
        if (plan.Anchor(AnchorNames.Returned) is not { } returned)
            return;
        var (limit, limitEn) = cap is { } last ? ($"，且不晚于{Iso(last)}", $", and not after {Iso(last)}") : ("", "");
        plan.Warn(what, new PlanWarning(
            "note",
            $"自退回之日起{days}个工作日内{limit}；所示为{Iso(returned)}退回的",
            $"Within {days} working days of the return{limitEn}; shown is a return on {Iso(returned)}"));
    }

    /// <summary>Says of a date that counts from something nobody knows beforehand for which day it is shown.</summary>
    public static void Example(PlanBuilder plan, string what, string anchor, string chinese, string english)
    {
        if (plan.Anchor(anchor) is { } day)
            plan.Warn(what, new PlanWarning("note", $"所示为{Iso(day)}{chinese}的", $"Shown for one that is {english} {Iso(day)}"));
    }

    /// <summary>When the last publicity may hang that still ends by the department's deadline.</summary>
    public static void LatestPosting(PlanBuilder plan, string what, int days)
    {
        if (plan.Anchor(AnchorNames.ApplyCloses) is not { } closes)
            return;
        var latest = BackSchedule.LatestPosting(plan.Calendar, closes, days);
        plan.Warn(what, new PlanWarning(
            "note",
            $"所示为开放当日张贴的最早期满日；最迟{Iso(latest)}张贴，方可于{Iso(closes)}前期满",
            $"Shown is the earliest end, posted on the opening day; posted by {Iso(latest)} at the latest it still ends by {Iso(closes)}"));
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
