using Orchestrator.Calendars;
using Orchestrator.Storage.Cycles;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Readings;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Cycles;

/// <summary>A cycle that is about to start, with its plan; nothing is written.</summary>
/// <param name="Asked">What was asked for.</param>
/// <param name="Row">Its row, not complete before its first run.</param>
/// <param name="Schedule">The schedule that it runs.</param>
/// <param name="Book">The calendars it counts by.</param>
/// <param name="Plan">All its dates.</param>
internal sealed record PreparedCycle(
    NewCycle Asked,
    Cycle Row,
    WorkflowPlan Schedule,
    CalendarBook Book,
    SchedulePlan Plan
)
{
    /// <summary>Code of the refusal to start what contradicts its plan.</summary>
    public const string Code = "contradiction";

    /// <summary>What cannot hold together, each wording once.</summary>
    public IReadOnlyList<PlanWarning> Contradictions { get; } =
    [.. Plan.Warnings.Where(warning => warning.IsError).DistinctBy(warning => warning.Message)];

    /// <summary>A reading that does not exist: nobody can approve what has no meaning. Null: there is none.</summary>
    public Refusal? Meaningless =>
        Contradictions.FirstOrDefault(warning => warning.Code == ReadingTexts.Impossible) is { } warning
            ? new Refusal(ReadingTexts.Impossible, warning.Message, warning.MessageEn)
            : null;

    /// <summary>Why one person alone cannot start it; null: one can.</summary>
    public Refusal? Contradicted => Contradictions.Count == 0 ? null : Refuse();

    /// <summary>The clauses that a contradiction rests on.</summary>
    public IReadOnlyList<string> ClausesOf(PlanWarning warning) =>
        warning.Clauses.Count > 0
            ? warning.Clauses
            : Plan.Items.FirstOrDefault(item => item.Id == warning.Item)?.Clauses ?? [];

    private Refusal Refuse()
    {
        var chinese = string.Join('；', Contradictions.Select(warning => warning.Message.TrimEnd('。')));
        var english = string.Join("; ", Contradictions.Select(warning => warning.MessageEn.TrimEnd('.')));
        return new Refusal(
            Code,
            $"所填事项与年度安排矛盾：{chinese}。请修改后再启动；确需照此启动的，填写理由提交第二人批准。",
            $"What it is started with contradicts the schedule: {english}. "
                + "Correct it, or give a reason and have a second person approve the start."
        )
        {
            Clauses = [.. Contradictions.SelectMany(ClausesOf).Distinct()],
        };
    }
}
