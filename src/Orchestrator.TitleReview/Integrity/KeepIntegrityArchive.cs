using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Integrity;

/// <summary>
/// 职称评审诚信档案: breaches of faith by applicants, experts and staff are recorded with the last day of the record, counted in months from
/// the decision (C26). It listens as long as the cycle runs.
/// </summary>
[Activity(
    "TitleReview.KeepIntegrityArchive",
    Category,
    DisplayName = "记入诚信档案",
    Description = "归集职称评审中的失信违规行为，记入诚信档案库；记录期限自作出决定之日起计算。"
)]
[Outcomes("Done=周期结束")]
public sealed class KeepIntegrityArchive : ReviewActivity, IPlanned, IOutlined
{
    /// <summary>The last day of a record, counted from the anchor <c>integrity.decided</c>.</summary>
    [Input(
        DisplayName = "记录期限",
        Description = "自决定之日（integrity.decided）起计算",
        UIHint = "json-editor",
        IsRequired = true,
        Order = 1
    )]
    public Input<DateRule>? Expires { get; set; }

    /// <summary>The clauses of <see cref="Expires"/>; none: those of the step.</summary>
    [Input(DisplayName = "记录期限的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? ExpiresClauses { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context) => context.Wait(ReviewEvents.IntegrityRecorded);

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        if (context.Read<IntegrityRecorded>(stimulus) is not { } record)
            return;
        if (record.DecidedOn > context.Today())
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "decided-in-the-future",
                    $"决定日期{Iso(record.DecidedOn)}尚未到",
                    $"{Iso(record.DecidedOn)} is in the future"
                )
            );
            return;
        }

        var anchors = new Dictionary<string, LocalDate>(context.Anchors())
        {
            [AnchorNames.IntegrityDecided] = record.DecidedOn,
        };
        if (!context.Dates().FindDue(context.Get(Expires)!, anchors).TryGet(out var due))
        {
            context.Refuse(
                Refusals.NotYet(
                    "记录期限的起算日期尚未确定",
                    "The date that the record's term counts from is not stated yet",
                    context.ClausesOf(ExpiresClauses, Clauses)
                )
            );
            return;
        }

        var last = due.Date;
        context.Journal(
            "IntegrityRecorded",
            $"失信违规行为记入诚信档案库，记录至{Iso(last)}：{record.Act}",
            new JsonObject
            {
                ["subject"] = record.Subject,
                ["person"] = record.Person,
                ["decidedOn"] = Iso(record.DecidedOn),
                ["lastDay"] = Iso(last),
                ["document"] = record.Document,
            }
        );
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        // When somebody will be decided on nobody knows; shown is a decision on the day the results are published.
        if (plan.Anchor(AnchorNames.Published) is { } published)
            plan.StateDefault(AnchorNames.IntegrityDecided, published);
        if (
            plan.Due(
                "",
                plan.Get(Expires),
                new DueTerms("retention", Roles.TitleOffice, plan.List(ExpiresClauses, Clauses))
            )
                is not null
            && plan.Anchor(AnchorNames.IntegrityDecided) is { } decided
        )
        {
            plan.Warn("", PlanNotes.Example(decided, "作出决定", "decided on"));
        }
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) => step.Listens().Knows(AnchorNames.IntegrityDecided);
}
