using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Extensions;

/// <summary>延期报备: the office reports before the deadline, the title office agrees, and the milestone's day moves.</summary>
[Activity(
    "TitleReview.ExtensionDesk",
    Category,
    DisplayName = "延期报备",
    Description = "特殊情况在截止前提前报备，经同意后延长原则性时间。"
)]
[Outcomes("Done=结束")]
public sealed class ExtensionDesk : ReviewActivity, IPlanned, IOutlined
{
    /// <summary>The notice that tells the title office of a request.</summary>
    public const string RequestTemplate = "A-05";

    private const string Pending = "pending";

    /// <summary>What may be extended, and until when.</summary>
    [Input(
        DisplayName = "可延期的环节",
        Description = "须提前报告的，写明提前的工作日数",
        UIHint = "json-editor",
        IsRequired = true,
        Order = 1
    )]
    [Offers("milestone")]
    public Input<IReadOnlyList<ExtendableMilestone>>? Milestones { get; set; }

    /// <summary>The date with whose statement the desk closes; <c>reviewEnd</c> by default.</summary>
    [Input(
        DisplayName = "结束标志",
        UIHint = "singleline",
        OptionsProvider = "anchors",
        DefaultValue = AnchorNames.ReviewEnd,
        Order = 2
    )]
    public Input<string>? Until { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context) =>
        context.WaitForAll(
            ReviewEvents.ExtensionRequested,
            ReviewEvents.ExtensionApproved,
            ReviewEvents.ExtensionRefused,
            ReviewEvents.AnchorsChanged
        );

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        switch (stimulus.Name)
        {
            case ReviewEvents.ExtensionRequested when context.Read<ExtensionRequested>(stimulus) is { } request:
                Request(context, request);
                break;
            case ReviewEvents.ExtensionApproved when context.Read<ExtensionApproved>(stimulus) is { } approval:
                Approve(context, approval, stimulus.Actor);
                break;
            case ReviewEvents.ExtensionRefused when context.Read<ExtensionRefused>(stimulus) is { } answer:
                Decline(context, answer);
                break;
            case ReviewEvents.AnchorsChanged when context.Anchor(context.Get(Until)!) is not null:
                context.Complete();
                break;
        }
    }

    private void Request(ActivityContext context, ExtensionRequested request)
    {
        if (Find(context, request.Milestone) is not { } milestone || !IsBeforeDeadline(context, milestone))
            return;
        var current = context.Anchors()[milestone.Name];
        if (ReportBy(context, milestone, current) is { } reportBy && context.Today() > reportBy)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "reported-too-late",
                    $"“{milestone.Label}”（{Iso(current)}）延期须提前{milestone.ReportWorkingDays}个工作日报告，最迟{Iso(reportBy)}，现已逾期",
                    $"An extension of \"{milestone.Name}\" ({Iso(current)}) has to be reported {milestone.ReportWorkingDays} working "
                        + $"days before, by {Iso(reportBy)}",
                    milestone.Clauses
                )
            );
            return;
        }

        if (request.NewDate <= current || request.NewDate > milestone.Latest)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "extension-date",
                    $"“{milestone.Label}”须延至{Iso(current)}之后{(milestone.Latest is { } latest ? $"、不晚于{Iso(latest)}" : "")}",
                    $"\"{milestone.Name}\" can only be moved to a day after {Iso(current)}"
                        + $"{(milestone.Latest is { } last ? $" and not after {Iso(last)}" : "")}",
                    milestone.Clauses
                )
            );
            return;
        }

        var pending = Requests(context);
        pending[milestone.Name] = request;
        context.SetProperty(Pending, pending);
        context.Journal(
            "ExtensionRequested",
            $"报备将“{milestone.Label}”由{Iso(current)}延至{Iso(request.NewDate)}：{request.Reason}"
        );
        context.Send(
            new Notice(
                RequestTemplate,
                Roles.TitleOffice,
                null,
                new JsonObject
                {
                    ["milestone"] = milestone.Label,
                    ["from"] = Iso(current),
                    ["to"] = Iso(request.NewDate),
                    ["reason"] = request.Reason,
                }
            )
        );
    }

    private void Approve(ActivityContext context, ExtensionApproved approval, Actor? actor)
    {
        if (
            Find(context, approval.Milestone) is not { } milestone
            || Take(context, milestone) is not { } request
            || !IsBeforeDeadline(context, milestone)
        )
        {
            return;
        }
        var old = context.Anchors()[milestone.Name];
        context.SetDate(milestone.Name, request.NewDate);
        context.Journal(
            "ExtensionApproved",
            $"同意将“{milestone.Label}”由{Iso(old)}延至{Iso(request.NewDate)}",
            new JsonObject
            {
                ["from"] = Iso(old),
                ["to"] = Iso(request.NewDate),
                ["reason"] = request.Reason,
                ["by"] = actor?.Person,
                ["opinion"] = approval.Opinion,
            }
        );
    }

    private void Decline(ActivityContext context, ExtensionRefused answer)
    {
        if (Find(context, answer.Milestone) is { } milestone && Take(context, milestone) is not null)
            context.Journal("ExtensionRefused", $"不同意“{milestone.Label}”延期：{answer.Reason}");
    }

    private ExtendableMilestone? Find(ActivityContext context, string name)
    {
        var milestones = context.Get(Milestones) ?? [];
        var found = milestones.FirstOrDefault(milestone =>
            (milestone.Name == name || TrackNames.Of(milestone.Name, context.Track()) == name)
            && context.Anchor(milestone.Name) is not null
        );
        if (found is null)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "not-extendable",
                    $"“{EventNames.Of(name).Chinese}”不能延期；可延期的环节：{string.Join("、", milestones.Select(milestone => milestone.Label))}",
                    $"\"{name}\" cannot be extended; these can: {string.Join(", ", milestones.Select(milestone => milestone.Name))}"
                )
            );
        }

        return found;
    }

    /// <summary>The last day of reporting; null where any day before the deadline will do.</summary>
    private static LocalDate? ReportBy(ActivityContext context, ExtendableMilestone milestone, LocalDate current) =>
        milestone.ReportWorkingDays > 0
        && context.Calendar().Find(current, -milestone.ReportWorkingDays).TryGet(out var day)
            ? day.Date
            : null;

    private static bool IsBeforeDeadline(ActivityContext context, ExtendableMilestone milestone)
    {
        var due = ChinaTime.At(context.Anchors()[milestone.Name], DeadlineTime.EndOfDay);
        if (context.Now < due || milestone.MayBeLate)
            return true;
        context.Refuse(
            Refusals.NotAllowed(
                "deadline-passed",
                $"已于{Refusals.Moment(due)}截止，延期须在截止前报备并经同意",
                $"Closed at {Refusals.Moment(due)}; an extension has to be reported and agreed before",
                milestone.Clauses
            )
        );
        return false;
    }

    private static ExtensionRequested? Take(ActivityContext context, ExtendableMilestone milestone)
    {
        var pending = Requests(context);
        if (!pending.Remove(milestone.Name, out var request))
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "no-request",
                    $"“{milestone.Label}”没有待审批的延期报备",
                    $"There is no request to extend \"{milestone.Name}\"",
                    milestone.Clauses
                )
            );
            return null;
        }

        context.SetProperty(Pending, pending.Count == 0 ? null : pending);
        return request;
    }

    private static Dictionary<string, ExtensionRequested> Requests(ActivityContext context) =>
        context.GetProperty<Dictionary<string, ExtensionRequested>>(Pending) is { } kept ? new(kept) : [];

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        foreach (var milestone in plan.Get(Milestones) ?? [])
        {
            if (milestone.ReportWorkingDays > 0)
            {
                plan.Due(
                    $"{milestone.Name}.reportBy",
                    new BeforeRule
                    {
                        Anchor = milestone.Name,
                        Amount = milestone.ReportWorkingDays,
                        Unit = OffsetUnit.WorkingDays,
                    },
                    new DueTerms("deadline", Roles.Office, milestone.Clauses)
                    {
                        Action = $"{plan.Action}：“{milestone.Label}”延期最晚报告",
                        Hard = false,
                        Binds = false,
                    }
                );
            }
            if (milestone.Latest is { } latest)
            {
                plan.Due(
                    $"{milestone.Name}.latest",
                    new FixedDateRule { Date = latest },
                    new DueTerms("deadline", Roles.Office, milestone.Clauses)
                    {
                        Action = $"{plan.Action}：“{milestone.Label}”最晚可延至",
                        Hard = false,
                    }
                );
            }
        }
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        step.Listens()
            .MayEndWith("Done", Signal.Date(step.Get(Until, AnchorNames.ReviewEnd)!))
            .Watches(step.Get(Until, AnchorNames.ReviewEnd), "结束标志");
        foreach (var milestone in step.Get(Milestones) ?? [])
            step.Watches(milestone.Name, "可延期的环节");
    }
}
