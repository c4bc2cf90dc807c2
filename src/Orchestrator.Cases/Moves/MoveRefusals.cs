using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Moves;

/// <summary>Why a request about a move is refused.</summary>
internal static class MoveRefusals
{
    /// <summary>Four eyes: whoever proposed it may not approve it.</summary>
    public static Refusal NotProposer { get; } =
        new(
            MoveOutcome.SecondPerson,
            "须由提出者之外的另一人核对并批准。",
            "Somebody other than its proposer has to check and approve it."
        );

    /// <summary>What the approver saw is no longer what would happen.</summary>
    public static Refusal Changed { get; } =
        new(
            MoveOutcome.PreviewChanged,
            "预览之后情况已有变化，请核对新的预览后再批准。",
            "Things have changed since the preview; check the new one and approve again."
        );

    /// <summary>A move is announced with its reason, and none was given.</summary>
    public static Refusal NoReason { get; } = new("reason-missing", "请填写理由。", "Say why (\"reason\").");

    /// <summary>The preview is empty: every date stays.</summary>
    public static Refusal NothingMoves { get; } =
        new("nothing-moves", "按此改期，没有任何日期变化。", "Nothing would move by this.");

    /// <summary>No running cycle has the code; null when none was given.</summary>
    public static Refusal NoCycle(string? code) =>
        new("no-cycle", $"没有进行中的周期“{code}”。", $"There is no running cycle \"{code}\".");

    /// <summary>An extension names neither a city nor a cycle.</summary>
    public static Refusal NoScope { get; } =
        new("no-scope", "请指明延期的范围：城市或周期。", "Name whom the extension is for: a city or a cycle.");

    /// <summary>The cycle has no such date, or it follows from others; the ones that can be moved are listed.</summary>
    public static Refusal NotMovable(string? name, IEnumerable<string> known) =>
        new(
            "not-movable",
            $"日期“{name}”不能改；可以改的日期：{string.Join("、", known)}。",
            $"The date \"{name}\" cannot be moved; these can: {string.Join(", ", known)}."
        );

    /// <summary>The date waits for an event and has no day yet that could move.</summary>
    public static Refusal NotStated(string name) =>
        new("not-stated", $"日期“{name}”尚未确定。", $"The date \"{name}\" is not fixed yet.");

    /// <summary>The day that is to move has passed.</summary>
    public static Refusal Over(string name, LocalDate day) =>
        new(
            "date-over",
            $"“{name}”为{Iso(day)}，已经过去，不能再改。",
            $"\"{name}\" was {Iso(day)}; it is over and cannot be moved."
        );

    /// <summary>The new day has passed.</summary>
    public static Refusal InPast(LocalDate day) => new("date-in-past", $"{Iso(day)}已经过去。", $"{Iso(day)} is over.");

    /// <summary>An extension to a day not after the present one.</summary>
    public static Refusal NotLater(string name, LocalDate day) =>
        new(
            "not-later",
            $"延期须晚于现在的“{name}”（{Iso(day)}）。",
            $"An extension has to be later than \"{name}\" is now ({Iso(day)})."
        );

    /// <summary>Neither a day nor 1 to 60 working days were given.</summary>
    public static Refusal NoNewDay { get; } =
        new(
            "no-new-day",
            "请填写新的日期或延长的工作日数（1至60）。",
            "Give the new day (\"to\") or the number of working days more (\"workingDays\", 1 to 60)."
        );

    /// <summary>The schedule has no track of that name.</summary>
    public static Refusal NoTrack(string name, IEnumerable<string> known) =>
        new(
            "no-such-track",
            $"年度安排没有批次“{name}”；现有批次：{string.Join("、", known)}。不分批次的，请留空。",
            $"The schedule has no track \"{name}\" (it has: {string.Join(", ", known)}); leave it empty for all."
        );

    /// <summary>A window closes by then anyway.</summary>
    public static Refusal NotEarlier(string name, LocalDate day) =>
        new(
            "not-earlier",
            $"提前截止须早于现在的“{name}”（{Iso(day)}）；分批次的，可只写其中一个批次。",
            $"To close early is to close before \"{name}\" as it is now ({Iso(day)}); of several tracks one can be named."
        );

    /// <summary>Nobody can apply yet, so nothing can be closed.</summary>
    public static Refusal NotOpenYet(string name) =>
        new(
            "not-open-yet",
            $"“{name}”所在的申报尚未开放，不能提前截止；请改期，或取消周期。",
            $"Applying that \"{name}\" ends has not opened yet; move its dates, or cancel the cycle."
        );

    /// <summary>What is to be taken back was never approved, or is of a kind that cannot be taken back.</summary>
    public static Refusal NotRevertible { get; } =
        new(
            "not-revertible",
            "只能撤回已批准且尚未生效的延期、改期或提前截止。",
            "Only an approved extension, new date or early closing that has not taken effect can be taken back."
        );

    /// <summary>The due instant has passed, so somebody may have relied on the new one.</summary>
    public static Refusal TookEffect(Instant at) =>
        new(
            "took-effect",
            $"截止时间{TitleReview.Steps.Refusals.Moment(at)}已过，变更已经生效，不能撤回。",
            $"The deadline {TitleReview.Steps.Refusals.Moment(at)} has passed: the change has taken effect and cannot be taken back."
        );

    /// <summary>The version is unknown or was never published; null when none was given.</summary>
    public static Refusal NoVersion(int? version) =>
        new(
            "no-version",
            $"没有已发布的第{version}版流程定义。",
            $"There is no published version {version} of the definition."
        );

    /// <summary>No application is named to be taken up again, or too many.</summary>
    public static Refusal NoApplications(int most) =>
        new(
            "no-applications",
            $"请写明要恢复办理的申报编号（1至{most}件）。",
            $"Name the applications to take up again (\"applications\", 1 to {most} numbers)."
        );

    /// <summary>No application is named to be carried over, or too many at once.</summary>
    public static Refusal NoneToCarry(int most) =>
        new(
            "no-applications",
            $"请写明要结转的申报编号（一次1至{most}件，更多的分次提出）。",
            $"Name the applications to carry over (\"applications\", 1 to {most} numbers at once)."
        );

    /// <summary>No cycle has the code; null when none was given.</summary>
    public static Refusal UnknownCycle(string? code) =>
        new("no-cycle", $"没有周期“{code}”。", $"There is no cycle \"{code}\".");

    /// <summary>The cycle has no applications of these numbers.</summary>
    public static Refusal UnknownApplications(IEnumerable<string> numbers) =>
        new(
            "unknown-application",
            $"该周期没有申报{string.Join("、", numbers)}。",
            $"The cycle has no application {string.Join(", ", numbers)}."
        );

    /// <summary>The new last day is missing.</summary>
    public static Refusal NoLastDay { get; } =
        new("no-new-day", "请填写新的截止日。", "Give the new last day (\"to\").");

    /// <summary>A start names no cycle.</summary>
    public static Refusal NoStart { get; } =
        new("no-start", "请写明要启动的周期（start）。", "Say which cycle is to start (\"start\").");

    /// <summary>What is to start agrees with its plan: one person starts it.</summary>
    public static Refusal NoContradiction { get; } =
        new(
            "no-contradiction",
            "所填事项与年度安排没有矛盾，请直接创建周期。",
            "What it is started with agrees with the schedule; start the cycle directly."
        );

    /// <summary>Another cycle has the code.</summary>
    public static Refusal CodeTaken(string code) =>
        new("code-taken", $"周期代码“{code}”已被使用，请换一个。", $"The code \"{code}\" is taken; use another.");

    /// <summary>The findings that stand against a preview, as one refusal.</summary>
    public static Refusal Unlawful(MovePreview preview)
    {
        var against = preview.Cycles.SelectMany(cycle => cycle.Findings).Where(finding => finding.Refuses).ToList();
        return new Refusal(
            against[0].Code,
            string.Concat(against.Select(finding => finding.Chinese).Distinct()),
            string.Join(' ', against.Select(finding => finding.English).Distinct())
        )
        {
            Clauses = [.. against.SelectMany(finding => finding.Clauses).Distinct()],
        };
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
