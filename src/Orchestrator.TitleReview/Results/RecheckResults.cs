using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Results;

/// <summary>
/// 评审结果复核: before the results hang, the office says who turned out not to meet the conditions. Shares that reach a threshold
/// (达到或超过, C16) are told: an employer explains, a department or a committee is circulated. Nothing is stopped by them.
/// </summary>
[Activity(
    "TitleReview.RecheckResults",
    Category,
    DisplayName = "评审结果复核",
    Description = "公示前复核评审结果；不符合条件比例达到规定的，通知作出说明、整改和通报。"
)]
[Outcomes("Done=已复核")]
[Needs(ReviewEvents.ResultsRechecked, typeof(CycleTally))]
public sealed class RecheckResults : ReviewActivity, IMeetingStep, IOutlined
{
    /// <summary>
    /// Share of an employer's applications refused in the audit that is told, in percent; 0: none is.
    /// </summary>
    [Input(
        DisplayName = "单位不符合比例（%）",
        Description = "审核中发现不符合条件人数占单位申报总数；0为不设",
        UIHint = "singleline",
        DefaultValue = 0,
        Order = 1
    )]
    public Input<int>? AuditPercent { get; set; }

    /// <summary>The clauses of <see cref="AuditPercent"/>; none: those of the step.</summary>
    [Input(DisplayName = "单位比例的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? AuditClauses { get; set; }

    /// <summary>
    /// Share of a department's applications found unqualified in review that is told, in percent; 0: none is.
    /// </summary>
    [Input(
        DisplayName = "主管部门不符合比例（%）",
        Description = "评审中发现不符合条件人数占主管部门审核推荐；0为不设",
        UIHint = "singleline",
        DefaultValue = 0,
        Order = 3
    )]
    public Input<int>? ReviewPercent { get; set; }

    /// <summary>The clauses of <see cref="ReviewPercent"/>; none: those of the step.</summary>
    [Input(DisplayName = "主管部门比例的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 4)]
    public Input<IReadOnlyList<string>>? ReviewClauses { get; set; }

    /// <summary>
    /// Share of the reviewed applications with problems in the recheck that is told, in percent; 0: none is.
    /// </summary>
    [Input(
        DisplayName = "评委会问题比例（%）",
        Description = "复核发现问题人数占评审总人数；0为不设",
        UIHint = "singleline",
        DefaultValue = 0,
        Order = 5
    )]
    public Input<int>? ProblemPercent { get; set; }

    /// <summary>The clauses of <see cref="ProblemPercent"/>; none: those of the step.</summary>
    [Input(DisplayName = "评委会比例的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 6)]
    public Input<IReadOnlyList<string>>? ProblemClauses { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.Rechecking);
        context.Wait(ReviewEvents.ResultsRechecked);
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        if (context.Read<ResultsRechecked>(stimulus) is not { } rechecked)
            return;
        var all = TallyOf(context);
        var unqualified = (rechecked.Unqualified ?? []).ToHashSet();
        var problems = (rechecked.Problems ?? []).ToHashSet();
        var strangers = unqualified.Concat(problems).Except(all.Select(line => line.Application)).ToList();
        if (strangers.Count > 0)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "unknown-application",
                    $"不是本周期的申报：{string.Join("、", strangers)}",
                    $"Not applications of this cycle: {string.Join(", ", strangers)}"
                )
            );
            return;
        }

        foreach (var unit in all.GroupBy(line => line.Employer).OrderBy(unit => unit.Key, StringComparer.Ordinal))
        {
            Tell(
                context,
                context.Get(AuditPercent),
                unit.Count(line => line.RejectedAtAudit),
                unit.Count(),
                new Share(
                    "D-06",
                    Roles.Employer,
                    unit.Key,
                    $"用人单位{unit.Key}审核中不符合条件",
                    context.ClausesOf(AuditClauses, Clauses)
                ),
                unit.First().Department
            );
        }
        foreach (
            var department in all.Where(line => line.Recommended)
                .GroupBy(line => line.Department)
                .OrderBy(department => department.Key, StringComparer.Ordinal)
        )
        {
            Tell(
                context,
                context.Get(ReviewPercent),
                department.Count(line => unqualified.Contains(line.Application)),
                department.Count(),
                new Share(
                    "C-06",
                    Roles.Department,
                    department.Key,
                    $"主管部门{department.Key}推荐人员评审中不符合条件",
                    context.ClausesOf(ReviewClauses, Clauses)
                )
            );
        }
        Tell(
            context,
            context.Get(ProblemPercent),
            problems.Count,
            all.Count(line => line.Reviewed),
            new Share(
                "A-08",
                Roles.TitleOffice,
                null,
                "评委会评审结果复核发现问题",
                context.ClausesOf(ProblemClauses, Clauses)
            )
        );
        context.Journal(
            "ResultsRechecked",
            $"评审结果已复核，不符合条件{unqualified.Count}人，发现问题{problems.Count}人"
        );
        context.Complete();
    }

    private static IReadOnlyList<TallyLine> TallyOf(ActivityContext context)
    {
        var all = context.Environment.Require<CycleTally>().Applications;
        return context.OwnTrack() is { } track ? [.. all.Where(line => track.Has(line.Member))] : all;
    }

    /// <summary>Tells a share that has reached its threshold; the department of an employer hears of it as well.</summary>
    private static void Tell(
        ActivityContext context,
        int percent,
        int part,
        int whole,
        Share share,
        string? department = null
    )
    {
        if (percent == 0 || part == 0 || part * 100 < percent * whole)
            return;
        var data = new JsonObject
        {
            ["unit"] = share.Assignee,
            ["n"] = part,
            ["total"] = whole,
            ["percent"] = percent,
        };
        context.Journal(
            "ShareReached",
            $"{share.Text}{part}人，占{whole}人的比例达到或超过{percent}%（{string.Join("、", share.Clauses)}）",
            data
        );
        context.Notify(new Notice(share.Template, share.Role, share.Assignee, data.DeepClone().AsObject()));
        if (department is not null)
            context.Notify(new Notice("C-05", Roles.Department, department, data.DeepClone().AsObject()));
    }

    private sealed record Share(
        string Template,
        string Role,
        string? Assignee,
        string Text,
        IReadOnlyList<string> Clauses
    );

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) => step.EndsWith("Done", Signal.Event(ReviewEvents.ResultsRechecked));
}
