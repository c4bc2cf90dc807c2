using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Applications;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Reviews;

/// <summary>
/// What the three reviewers of an application have in common: agree, reject, or return it once with everything that has to be
/// corrected (C25). A return starts the applicant's own clock, capped by what comes next (C20); overdue means given up.
/// </summary>
/// <param name="context">The run.</param>
/// <param name="terms">How this reviewer's desk differs from the others.</param>
internal sealed class ReviewDesk(ActivityContext context, ReviewDeskTerms terms)
{
    private const string CorrectionName = "correction";
    private const string ReturnsName = "returns";
    private const string ReturnName = "return";
    private const string CorrectByName = "correctBy";

    /// <summary>How often an application was returned by all reviewers.</summary>
    private const string AllReturnsVariable = "returns";

    private bool IsInCorrection => context.GetProperty<string>(CorrectionName) is not null;

    /// <summary>Puts the application on the desk.</summary>
    public void Open()
    {
        context.SetStage(terms.Stage);
        context.WaitForAll(terms.EventName, ReviewEvents.ApplicationUpdated, ReviewEvents.AnchorsChanged);
        if (terms.ReturnDays > 0)
            ArmReturn();
    }

    /// <summary>Nobody has looked at it in the days within which it would be returned: noted, nothing is lost by it.</summary>
    public bool IsReturnOverdue(Stimulus stimulus)
    {
        if (!stimulus.IsDue() || stimulus.Deadline != ReturnName)
            return false;
        context.Journal("ReturnOverdue", $"{terms.Reviewer}{terms.ReturnDays}个工作日内未审核，需退回的已不及时");
        return true;
    }

    /// <summary>The correction was not made in time.</summary>
    public bool IsCorrectionOverdue(Stimulus stimulus) =>
        stimulus.IsDue() && IsInCorrection && stimulus.Deadline == CorrectionName;

    /// <summary>The dates the correction is capped by have moved.</summary>
    public void Follow()
    {
        if (context.GetProperty<string>(CorrectionName) is not { } returnedOn)
            return;
        var day = LocalDatePattern.Iso.Parse(returnedOn).Value;
        var due = CorrectionDue(day, context.GetProperty<string>(CorrectByName));
        context.Move(Request(due, day), "capped by the next stage");
    }

    /// <summary>The applicant has corrected. Returns whether that was accepted.</summary>
    public bool Update(Stimulus stimulus)
    {
        if (context.Read<ApplicationUpdated>(stimulus) is not { } update)
            return false;
        if (!IsInCorrection)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "not-returned",
                    "申报未被退回，不能修改材料",
                    "The application was not returned; it cannot be changed now"
                )
            );
            return false;
        }

        context.CloseDeadline(CorrectionName, DeadlineState.Met);
        context.SetProperty<string>(CorrectionName, null);
        context.SetProperty<string>(CorrectByName, null);
        context.SetStage(terms.Stage);
        context.Journal("Corrected", $"申报人已补正：{update.Changes}");
        if (terms.ResubmitOutcome is { } through)
            context.Complete(through);
        else if (update.PublishedContent == true && terms.RepublishOutcome is { } outcome)
            context.Complete(outcome);
        return true;
    }

    /// <summary>The reviewer has decided.</summary>
    public void Decide(
        string decision,
        IReadOnlyList<string> reasons,
        IReadOnlyList<string> checks,
        IReadOnlyList<string> confirmed,
        LocalDate? correctBy
    )
    {
        if (IsInCorrection)
            context.Refuse(Refusals.NotYet("申报正在补正，补正后方可审核", "The application is being corrected", []));
        else if (ClosedNow() is { } closed)
            context.Refuse(closed);
        else if (decision == "returned")
            Return(reasons, correctBy);
        else if (decision == "rejected")
            Reject(reasons);
        else
            Agree(decision, checks, confirmed);
    }

    private void Reject(IReadOnlyList<string> reasons)
    {
        context.Journal("Rejected", $"{terms.Reviewer}不同意：{string.Join("；", reasons)}");
        context.Complete("Rejected");
    }

    private void Agree(string decision, IReadOnlyList<string> checks, IReadOnlyList<string> confirmed)
    {
        var missing = terms.Checklist.Except(checks, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "checklist",
                    $"须先核验：{string.Join("、", missing.Select(CheckNames.Chinese))}",
                    $"Verify first and list in \"checks\": {string.Join(", ", missing)}",
                    terms.ChecklistClauses
                )
            );
            return;
        }

        var unconfirmed = ToConfirm().Except(confirmed, StringComparer.Ordinal).ToList();
        if (unconfirmed.Count > 0)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "confirm",
                    $"以下资格事项须人工核实：{string.Join("；", unconfirmed.Select(TextOf))}",
                    $"Confirm these rules in \"confirmed\": {string.Join(", ", unconfirmed)}"
                )
            );
            return;
        }

        if (RecheckGate() is { } refusal)
        {
            context.Refuse(refusal);
            return;
        }

        if (terms.Confirms)
            context.SetVariable(SubmitApplication.ToConfirmVariable, null);
        context.Journal(ReviewJournal.Agreed, $"{terms.Reviewer}同意");
        context.Complete(char.ToUpperInvariant(decision[0]) + decision[1..]);
    }

    private Refusal? RecheckGate()
    {
        if (context.Environment.Find<ApplicationFacts>() is not { } facts)
            return null;
        var findings = terms
            .Rules.Check(terms.Gate, GateFacts.Of(facts.Payload, context.Today(), records: null), [])
            .Where(finding => finding.Severity == GateSeverity.Hard)
            .ToList();
        return findings.Count == 0 ? null : Refusals.NotEligible(findings);
    }

    /// <summary>Outside the hours of the day in which material is taken in nothing is decided.</summary>
    private Refusal? ClosedNow()
    {
        if (terms.Hours is not { } hours)
            return null;
        var now = context.Now.InZone(ChinaTime.Zone).LocalDateTime;
        if (hours.Contains(now.TimeOfDay) && (!terms.HoursOnWorkingDays || context.Calendar().IsWorkingDay(now.Date)))
            return null;
        var (days, daysEn) = terms.HoursOnWorkingDays ? ("工作日", "on working days, ") : ("每日", "");
        return Refusals.NotAllowed(
            "closed-hours",
            $"受理时间为{days}{hours}，现在不受理",
            $"Open {daysEn}{hours}; nothing is taken in now",
            terms.HoursClauses
        );
    }

    private void Return(IReadOnlyList<string> reasons, LocalDate? correctBy)
    {
        var all = context.GetVariable(AllReturnsVariable)?.GetValue<int>() ?? 0;
        var own = context.GetProperty<int>(ReturnsName);
        if ((MayNotReturn(terms.CountsAllReturns ? all : own) ?? WrongDay(correctBy)) is { } refusal)
        {
            context.Refuse(refusal);
            return;
        }

        var set = correctBy is { } day ? LocalDatePattern.Iso.Format(day) : null;
        var due = CorrectionDue(context.Today(), set);
        if (due.Due <= context.Now)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "no-time-to-correct",
                    $"补正已来不及（{Refusals.Moment(due.Due)}截止），不能退回",
                    $"There is no time left to correct (until {Refusals.Moment(due.Due)})",
                    terms.CorrectionClauses
                )
            );
            return;
        }

        context.CloseDeadline(ReturnName, DeadlineState.Met);
        context.SetProperty(ReturnsName, own + 1);
        context.SetVariable(AllReturnsVariable, JsonValue.Create(all + 1));
        context.SetProperty(CorrectByName, set);
        context.SetProperty(CorrectionName, LocalDatePattern.Iso.Format(context.Today()));
        context.Arm(Request(due, context.Today()));
        context.SetStage(terms.CorrectionStage);
        context.Journal(
            "Returned",
            $"{terms.Reviewer}退回补正（{reasons.Count}项），须于{Refusals.Moment(due.Due)}前重新提交",
            new JsonObject { ["reasons"] = new JsonArray([.. reasons.Select(reason => (JsonNode)reason)]) }
        );
        context.Send(
            new Notice(
                "E-04",
                Roles.Applicant,
                null,
                new JsonObject { ["count"] = reasons.Count, ["due"] = Refusals.Moment(due.Due) }
            )
        );
    }

    private Refusal? MayNotReturn(int returns) =>
        returns < terms.MaximumReturns
            ? null
            : Refusals.NotAllowed(
                "returned-already",
                returns == 0 ? "本环节不得退回补正" : $"已退回{returns}次；需补正的问题应一次性列明，不得再次退回",
                $"Returned {returns} time(s) already; everything to be corrected is listed at once",
                terms.CorrectionClauses
            );

    /// <summary>The reviewer says by when it is corrected where the notice wants that, and nowhere else.</summary>
    private Refusal? WrongDay(LocalDate? correctBy)
    {
        if (!terms.ReviewerSetsCorrection)
        {
            return correctBy is null
                ? null
                : Refusals.NotAllowed(
                    "correction-day",
                    "补正期限由通知规定，审核人不能另定",
                    "The notice says by when it is corrected; leave \"correctBy\" out",
                    terms.CorrectionClauses
                );
        }

        var latest = context.Calendar().Find(context.Today(), terms.CorrectionDays).Value.Date;
        return correctBy >= context.Today() && correctBy <= latest
            ? null
            : Refusals.NotAllowed(
                "correction-day",
                $"退回须注明补正期限，最长{terms.CorrectionDays}个工作日，不晚于{LocalDatePattern.Iso.Format(latest)}",
                $"Say by when it is corrected (\"correctBy\"): by {LocalDatePattern.Iso.Format(latest)}, "
                    + $"{terms.CorrectionDays} working days, at the latest",
                terms.CorrectionClauses
            );
    }

    private IEnumerable<string> ToConfirm() =>
        terms.Confirms && context.GetVariable(SubmitApplication.ToConfirmVariable) is JsonArray rules
            ? rules.Select(rule => rule!.GetValue<string>())
            : [];

    /// <summary>What a rule to be confirmed says.</summary>
    private string TextOf(string rule) =>
        context
            .Plan.All<SubmitApplication>()
            .Select(step => new StaticInputs(context.Plan, given: null).Get(step.Rules))
            .SelectMany(rules => rules?.Rules ?? [])
            .FirstOrDefault(known => known.Id == rule)
            ?.Chinese.TrimEnd('。')
        ?? rule;

    private void ArmReturn()
    {
        var anchors = new Dictionary<string, LocalDate> { [AnchorNames.Received] = context.Today() };
        var rule = new AfterRule
        {
            Anchor = AnchorNames.Received,
            Amount = terms.ReturnDays,
            Unit = OffsetUnit.WorkingDays,
        };
        var due = context.Dates().FindDue(rule, anchors).Value;
        context.Arm(
            DeadlineRequests.At(
                ReturnName,
                due,
                new StepTerms(DeadlineKind.Internal, terms.Role, terms.ReturnClauses),
                [rule],
                anchors
            )
        );
    }

    private DueDate CorrectionDue(LocalDate returnedOn, string? correctBy)
    {
        var anchors = Returned(returnedOn);
        return DateCount.Earliest(CorrectionRules(correctBy, anchors), anchors, context.Dates())
            ?? context
                .Dates()
                .FindDue(context.InForce(Within(Math.Max(1, terms.CorrectionDays)), anchors), anchors)
                .Value;
    }

    /// <summary>The day that was set, or the days of the notice, and the cap; the earliest of them holds.</summary>
    private List<DateRule> CorrectionRules(string? correctBy, IReadOnlyDictionary<string, LocalDate> anchors)
    {
        List<DateRule> rules = [];
        if (correctBy is not null)
            rules.Add(new FixedDateRule { Date = LocalDatePattern.Iso.Parse(correctBy).Value });
        else if (terms.CorrectionDays > 0)
            rules.Add(Within(terms.CorrectionDays));
        if (terms.CorrectionCap is { } cap)
            rules.Add(cap);
        return rules.ConvertAll(rule => context.InForce(rule, anchors));
    }

    private static AfterRule Within(int days) =>
        new()
        {
            Anchor = AnchorNames.Returned,
            Amount = days,
            Unit = OffsetUnit.WorkingDays,
        };

    private Dictionary<string, LocalDate> Returned(LocalDate day) =>
        new(context.Anchors()) { [AnchorNames.Returned] = day };

    private DeadlineRequest Request(DueDate due, LocalDate returnedOn)
    {
        var anchors = Returned(returnedOn);
        return DeadlineRequests.At(
            CorrectionName,
            due,
            new StepTerms(DeadlineKind.Statutory, Roles.Applicant, terms.CorrectionClauses),
            CorrectionRules(context.GetProperty<string>(CorrectByName), anchors),
            anchors
        );
    }
}
