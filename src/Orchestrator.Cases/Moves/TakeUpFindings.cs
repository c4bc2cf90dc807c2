using NodaTime;
using NodaTime.Text;
using Orchestrator.Engine.Work;
using Orchestrator.TitleReview.Publicity;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Moves;

/// <summary>What stands against taking an application up again, or has to be known.</summary>
/// <param name="cycle">The cycle.</param>
/// <param name="until">The new last local day.</param>
/// <param name="today">The local day.</param>
internal sealed class TakeUpFindings(LiveCycle cycle, LocalDate until, LocalDate today)
{
    /// <summary>It ended otherwise, or goes on.</summary>
    public static MoveFinding NotLapsed(string number, string stage) =>
        Against(
            "not-lapsed",
            $"申报{number}不是因逾期而终止的（现为“{stage}”），不能恢复办理。",
            $"Application {number} did not end because a date was missed (it is at \"{stage}\"); it cannot be taken up again."
        );

    /// <summary>The person has another application of the year, submitted since.</summary>
    public static MoveFinding Another(string number, string other, string cycle) =>
        Against(
            "another-application",
            $"申报{number}的申报人此后又提交了申报{other}（{cycle}），不能恢复办理。",
            $"The applicant of {number} has submitted application {other} since ({cycle}); it cannot be taken up again."
        );

    /// <summary>It would end at once, because what it goes on with is over already.</summary>
    public static MoveFinding EndsAgain(string number) =>
        Against(
            "ends-again",
            $"申报{number}按新的截止日恢复后会立即再次逾期或终止，请改定截止日。",
            $"Application {number} would end again at once by this last day; state another."
        );

    /// <summary>All of one application.</summary>
    /// <param name="lapsed">The application.</param>
    /// <param name="dates">The dates that hold for it.</param>
    /// <param name="again">Its deadlines.</param>
    /// <param name="stepOf">What a deadline's step is called.</param>
    public IEnumerable<MoveFinding> Of(
        LapsedApplication lapsed,
        IReadOnlyDictionary<string, LocalDate> dates,
        IReadOnlyDictionary<(string Run, string Name), DeadlineRequest> again,
        Func<(string Run, string Name), string> stepOf
    )
    {
        var number = lapsed.Row.Number;
        var missed = again[(lapsed.Lapse.ActivityInstanceId, lapsed.Lapse.Deadline)];
        if (missed.DueDate < until)
            yield return TooLate(number, stepOf(KeyOf(lapsed)), missed.DueDate, missed.Clauses);
        foreach (var (key, other) in again)
        {
            if (other.Kind == DeadlineKind.Statutory && key != KeyOf(lapsed) && other.DueDate < missed.DueDate)
                yield return TooLate(number, stepOf(key), other.DueDate, other.Clauses);
        }

        if (AfterMeeting(lapsed, dates) is { } late)
            yield return late;
        var bound = again
            .Values.Where(each => each.Kind == DeadlineKind.Statutory)
            .Select(each => each.DueDate)
            .Append(missed.DueDate)
            .Max();
        if (
            PublicityAhead.FindObstacle(lapsed.Instance.Plan, WaitsIn(lapsed), today, bound, cycle.Calendar) is
            { } floor
        )
        {
            yield return Against(
                floor.Code,
                $"申报{number}：{floor.Chinese}",
                $"{number}: {floor.English}",
                floor.Clauses
            );
        }

        if (HangsPublicity(lapsed))
        {
            yield return new MoveFinding(
                "publicity-again",
                Refuses: false,
                $"申报{number}终止时单位内部公示尚未期满，恢复后须重新张贴、重新计算。",
                $"The employer's publicity of {number} had not run out when it ended; it has to be posted again.",
                []
            );
        }
    }

    private MoveFinding? AfterMeeting(LapsedApplication lapsed, IReadOnlyDictionary<string, LocalDate> dates)
    {
        var number = lapsed.Row.Number;
        if (!dates.TryGetValue(AnchorNames.Meeting, out var meeting) || lapsed.Missed.DueDate >= meeting)
            return null;
        if (dates.ContainsKey(AnchorNames.MeetingOpened))
        {
            return Against(
                "meeting-open",
                $"评审会议已经召开，申报{number}不能恢复办理。",
                $"The review meeting has opened; application {number} cannot be taken up again."
            );
        }
        return until < meeting
            ? null
            : Against(
                "order",
                $"申报{number}：新的截止日{Iso(until)}不在评审会议（{Iso(meeting)}）之前。",
                $"{number}: the new last day {Iso(until)} is not before the review meeting ({Iso(meeting)})."
            );
    }

    private MoveFinding TooLate(string number, string step, LocalDate last, IReadOnlyList<string> clauses) =>
        Against(
            "order",
            $"申报{number}：新的截止日{Iso(until)}晚于“{step}”的最后一日{Iso(last)}。",
            $"{number}: the new last day {Iso(until)} is after the last day of \"{step}\", {Iso(last)}.",
            clauses
        );

    private static (string Run, string Name) KeyOf(LapsedApplication lapsed) =>
        (lapsed.Lapse.ActivityInstanceId, lapsed.Lapse.Deadline);

    // A publicity that was not posted yet, or has stood its days, says so by itself when it is its turn.
    private static List<string> WaitsIn(LapsedApplication lapsed) =>
        [
            .. lapsed
                .Lapse.State.Bookmarks.Select(bookmark => bookmark.NodeId)
                .Distinct()
                .Where(node => StepOf(lapsed, node) is not EmployerPublicity || Hangs(lapsed, node))
                .Select(PreviewLines.ActivityOf),
        ];

    private static bool HangsPublicity(LapsedApplication lapsed) =>
        lapsed.Open.Values.Any(deadline =>
            deadline.Kind == DeadlineKind.Period && StepOf(lapsed, deadline.NodeId) is EmployerPublicity
        );

    private static bool Hangs(LapsedApplication lapsed, string node) =>
        lapsed.Open.Values.Any(deadline => deadline.Kind == DeadlineKind.Period && deadline.NodeId == node);

    private static Workflows.Activities.Activity? StepOf(LapsedApplication lapsed, string node) =>
        lapsed.Instance.Plan.Activities.GetValueOrDefault(node);

    private static MoveFinding Against(
        string code,
        string chinese,
        string english,
        IReadOnlyList<string>? clauses = null
    ) => new(code, Refuses: true, chinese, english, clauses ?? []);

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
