using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Meetings;

/// <summary>What fixing and moving a meeting's day have in common: the checks of the day.</summary>
public abstract class MeetingDateActivity : ReviewActivity
{
    /// <summary>
    /// Last day to report the review plan and to draw the experts, counted back from the meeting; null: none.
    /// </summary>
    [Input(
        DisplayName = "会前准备最晚日",
        Description = "评审计划上报和专家抽取的最晚时间，由 meeting 倒推",
        UIHint = "json-editor",
        Order = 1
    )]
    public Input<DateRule>? PrepareBy { get; set; }

    /// <summary>The clauses of <see cref="PrepareBy"/>; none: those of the step.</summary>
    [Input(DisplayName = "会前准备的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? PrepareClauses { get; set; }

    /// <summary>The date after which the meeting has to lie; <c>apply.closes</c> by default.</summary>
    [Input(
        DisplayName = "会议须在此日期之后",
        UIHint = "singleline",
        OptionsProvider = "anchors",
        DefaultValue = AnchorNames.ApplyCloses,
        Order = 3
    )]
    public Input<string>? After { get; set; }

    /// <summary>The meeting's last possible day, inclusive; null: none.</summary>
    [Input(DisplayName = "会议最晚日", UIHint = "json-editor", Order = 4)]
    public Input<DateRule>? Latest { get; set; }

    /// <summary>The clauses of <see cref="Latest"/>; none: those of the step.</summary>
    [Input(DisplayName = "会议最晚日的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 5)]
    public Input<IReadOnlyList<string>>? LatestClauses { get; set; }

    /// <summary>Last day to draw the experts where it differs from <see cref="PrepareBy"/>; null: the same.</summary>
    [Input(
        DisplayName = "专家抽取最晚日",
        Description = "与评审计划上报的时间不同的，单独填写",
        UIHint = "json-editor",
        Order = 9
    )]
    public Input<DateRule>? DrawBy { get; set; }

    /// <summary>The meeting's first possible day, inclusive; null: none.</summary>
    [Input(DisplayName = "会议最早日", UIHint = "json-editor", Order = 6)]
    public Input<DateRule>? Earliest { get; set; }

    /// <summary>The clauses of <see cref="Earliest"/>; none: those of the step.</summary>
    [Input(DisplayName = "会议最早日的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 7)]
    public Input<IReadOnlyList<string>>? EarliestClauses { get; set; }

    /// <summary>
    /// The clauses of the committee's approval, in whose term the meeting has to lie; none: the step's.
    /// </summary>
    [Input(
        DisplayName = "评委会核准备案的条款",
        Description = "会议须在核准备案有效期内召开",
        UIHint = "multitext",
        OptionsProvider = "clauses",
        Order = 8
    )]
    public Input<IReadOnlyList<string>>? ApprovalClauses { get; set; }

    /// <summary>
    /// The dates that say what is done before the meeting, as the meeting's own step names them; null: the plan is reported and the
    /// experts are drawn.
    /// </summary>
    [Input(
        DisplayName = "会前须完成",
        Description = "与“召开评审会议”一致，如 interviews.called、draw.performed；不填时为上报评审计划和专家抽取",
        UIHint = "multitext",
        OptionsProvider = "anchors",
        Order = 10
    )]
    public Input<IReadOnlyList<string>>? Preparations { get; set; }

    private protected MeetingDateCheck CheckOf(ActivityContext context) =>
        new(
            context.Get(After),
            context.Get(PrepareBy),
            context.Get(DrawBy) ?? context.Get(PrepareBy),
            context.ClausesOf(PrepareClauses, Clauses),
            context.Get(Latest),
            context.ClausesOf(LatestClauses, Clauses)
        )
        {
            Preparations = context.Get(Preparations) ?? MeetingPreparations.Usual,
            Earliest = context.Get(Earliest),
            EarliestClauses = context.ClausesOf(EarliestClauses, Clauses),
            ApprovalClauses = context.ClausesOf(ApprovalClauses, Clauses),
        };

    private protected static string Iso(NodaTime.LocalDate date) => LocalDatePattern.Iso.Format(date);
}
