using System.Text.Json.Nodes;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Applications;

/// <summary>
/// 提交申报: the first step of an application. It needs <see cref="ApplicationFacts"/> (the payload of <c>application.submitted</c>)
/// and takes <see cref="IntakeRecords"/> when there are any; outside the window or against a rule the start itself is refused.
/// </summary>
[Activity(
    "TitleReview.SubmitApplication",
    Category,
    DisplayName = "提交申报",
    Description = "检查申报窗口与申报资格；不符合的不予提交，并逐条说明依据。",
    IsStart = true
)]
[Outcomes("Done=已提交", "Voided=重复申报，均作废")]
public sealed class SubmitApplication : ReviewActivity, IPlanned, IOutlined
{
    /// <summary>Variable that lists the rules a reviewer has to confirm.</summary>
    public const string ToConfirmVariable = "toConfirm";

    /// <summary>Event of the journal: evidence that does not count, with the reason; <c>english</c> in its data.</summary>
    public const string EvidenceOutsideEvent = "EvidenceOutside";

    /// <summary>The first instant at which it may be submitted, inclusive.</summary>
    [Input(DisplayName = "开放日", UIHint = "json-editor", IsRequired = true, Order = 1)]
    public Input<DateRule>? Opens { get; set; }

    /// <summary>The clauses of <see cref="Opens"/>; none: those of the step.</summary>
    [Input(DisplayName = "开放日的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? OpensClauses { get; set; }

    /// <summary>Submitting ends with it: its due instant is the first that is too late.</summary>
    [Input(DisplayName = "截止时间", UIHint = "json-editor", IsRequired = true, Order = 3)]
    public Input<DateRule>? Closes { get; set; }

    /// <summary>The clauses of <see cref="Closes"/>; none: those of the step.</summary>
    [Input(DisplayName = "截止时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 4)]
    public Input<IReadOnlyList<string>>? ClosesClauses { get; set; }

    /// <summary>Gate rules on who may apply; null: anybody.</summary>
    [Input(DisplayName = "资格规则", Description = "申报条件与限制，逐条写明条款", UIHint = "json-editor", Order = 5)]
    public Input<GateRules>? Rules { get; set; }

    /// <summary>The day up to which years in a title are counted, inclusive; null: no tenure is counted.</summary>
    [Input(
        DisplayName = "任职年限计算至",
        Description = "可晚于评审；规则中为 tenure.years、tenure.asOf",
        UIHint = "json-editor",
        Order = 6
    )]
    public Input<DateRule>? TenureAsOf { get; set; }

    /// <summary>The clauses of <see cref="TenureAsOf"/>; none: those of the step.</summary>
    [Input(DisplayName = "任职年限计算的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 7)]
    public Input<IReadOnlyList<string>>? TenureAsOfClauses { get; set; }

    /// <summary>How full years in a title are counted; by the anniversary as default.</summary>
    [Input(
        DisplayName = "任职年限计算方法",
        UIHint = "dropdown",
        DefaultValue = "anniversary",
        Options = ["anniversary=按周年", "calendarYears=按年份"],
        Order = 8
    )]
    public Input<TenureCounting>? TenureCounting { get; set; }

    /// <summary>Grades of the yearly assessment whose years do not count as tenure; null: all count.</summary>
    [Input(DisplayName = "不计入年限的考核等次", UIHint = "multitext", Order = 9)]
    public Input<IReadOnlyList<string>>? ExcludedGrades { get; set; }

    /// <summary>Statuses of applicants who need not supply yearly assessments; null: none.</summary>
    [Input(DisplayName = "可不提供年度考核的身份", UIHint = "multitext", Order = 10)]
    public Input<IReadOnlyList<string>>? AssessmentWaived { get; set; }

    /// <summary>Last day to obtain education and achievements; rules see it as <c>evidenceBy</c>. Null: none.</summary>
    [Input(
        DisplayName = "学历和业绩成果取得截止日",
        Description = "规则中为 evidenceBy",
        UIHint = "json-editor",
        Order = 11
    )]
    public Input<DateRule>? EvidenceBy { get; set; }

    /// <summary>The clauses of <see cref="EvidenceBy"/>; none: those of the step.</summary>
    [Input(DisplayName = "取得截止日的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 12)]
    public Input<IReadOnlyList<string>>? EvidenceByClauses { get; set; }

    /// <summary>Evidence that counts from the present title on, so that each applicant has a period of one's own; null: none.</summary>
    [Input(
        DisplayName = "材料计算期间",
        Description = "自取得现职称起计算的业绩成果、继续教育等，逐一列出",
        UIHint = "json-editor",
        Order = 13
    )]
    public Input<IReadOnlyList<EvidencePeriod>>? EvidencePeriods { get; set; }

    /// <summary>Whether 之前 takes the day in: <c>inclusive</c> or <c>exclusive</c>; null: as the rule says.</summary>
    [Input(
        DisplayName = "取得截止日的解读",
        Description = "“之前”是否含当日：inclusive、exclusive，绑定流程输入",
        UIHint = "singleline",
        Category = "用语解读",
        Order = 90
    )]
    public Input<string>? EvidenceByReading { get; set; }

    /// <summary>Other readings whose dates a plan shows beside; nothing counts by them.</summary>
    [Input(
        DisplayName = "其他解读",
        Description = "排程时一并列出日期，供管理员比较",
        UIHint = "multitext",
        Category = "用语解读",
        Order = 91
    )]
    public Input<IReadOnlyList<string>>? EvidenceByReadings { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        if (RefuseByWindow(context) is { } closed)
        {
            context.Refuse(closed);
            return;
        }

        var payload = context.Environment.Require<ApplicationFacts>().Payload;
        var (_, errors) = PayloadReader.Read<Events.Payloads.ApplicationSubmitted>(payload);
        if (errors.Count > 0)
        {
            context.Refuse(Refusals.WrongPayload(errors));
            return;
        }

        var records = context.Environment.Find<IntakeRecords>();
        var findings = (context.Get(Rules) ?? GateRules.Empty).Check(
            GateRules.Submit,
            FactsOf(context, payload, records),
            records?.Overrides ?? []
        );
        var evidence = Evidence(context, payload["facts"] as JsonObject ?? []);
        var refusing = findings
            .Where(finding => finding.Severity is GateSeverity.Hard or GateSeverity.Soft)
            .Concat(evidence.Where(found => found is { IsWhole: false, Period.Warns: false }).Select(Finding))
            .ToList();
        if (refusing.Count > 0)
        {
            context.Refuse(Refusals.NotEligible(refusing));
            return;
        }

        if (findings.FirstOrDefault(finding => finding.Severity == GateSeverity.Void) is { } voiding)
            VoidAll(context, voiding, records!);
        else
            Accept(context, [.. findings.Select(finding => finding.Rule)], evidence);

        GateFinding Finding(EvidenceFinding found) =>
            new(
                found.Period.Fact,
                GateSeverity.Hard,
                found.Period.Clauses ?? context.ClausesOf(EvidenceByClauses, Clauses),
                found.Says.Chinese,
                found.Says.English
            );
    }

    /// <summary>What counts of each kind of evidence, until its own last day, else the step's, else today.</summary>
    private List<EvidenceFinding> Evidence(ActivityContext context, JsonObject facts)
    {
        var cutOff = context.Rule(EvidenceBy, EvidenceByReading);
        return
        [
            .. (context.Get(EvidencePeriods) ?? []).Select(period =>
                EvidenceCheck.Check(
                    period,
                    facts,
                    (period.Until ?? cutOff) is { } rule && context.DueOf(rule) is { } due ? due.Date : context.Today()
                )
            ),
        ];
    }

    /// <summary>
    /// The person is told why; the other applications of the year hear of it and end as well, those with a result
    /// through the title office.
    /// </summary>
    private static void VoidAll(ActivityContext context, GateFinding finding, IntakeRecords records)
    {
        var others = records.Earlier.Where(earlier => earlier.Counts).Select(earlier => earlier.Application).ToList();
        var reason = new JsonObject { ["rule"] = finding.Rule, ["reason"] = finding.Chinese };
        context.Journal(
            "Voided",
            $"{finding.Chinese}（{string.Join("、", finding.Clauses)}）",
            new JsonObject { ["others"] = new JsonArray([.. others.Select(id => (JsonNode)id)]) }
        );
        context.Send(new StimulusToSome(others, new Stimulus(ReviewEvents.ApplicationVoided, reason)));
        context.Send(
            new Notice(
                "A-07",
                Roles.TitleOffice,
                null,
                new JsonObject { ["reason"] = finding.Chinese, ["applications"] = others.Count + 1 }
            )
        );
        context.Complete("Voided");
    }

    private JsonObject FactsOf(ActivityContext context, JsonObject payload, IntakeRecords? records)
    {
        var facts = GateFacts.Of(payload, context.Today(), records);
        var anchors = context.Anchors();
        if (context.Get(TenureAsOf) is { } asOf && context.Dates().FindDue(asOf, anchors).TryGet(out var last))
        {
            GateFacts.AddTenure(
                facts,
                new TenureTerms(
                    last.Date,
                    context.Get(TenureCounting),
                    context.List(ExcludedGrades),
                    context.List(AssessmentWaived)
                )
            );
        }
        if (
            context.Rule(EvidenceBy, EvidenceByReading) is { } evidence
            && context.Dates().FindDue(evidence, anchors).TryGet(out var cutOff)
        )
        {
            facts["evidenceBy"] = LocalDatePattern.Iso.Format(cutOff.Date);
        }
        return facts;
    }

    private static void Accept(
        ActivityContext context,
        IReadOnlyList<string> toConfirm,
        IReadOnlyList<EvidenceFinding> evidence
    )
    {
        if (toConfirm.Count > 0)
            context.SetVariable(ToConfirmVariable, new JsonArray([.. toConfirm.Select(rule => (JsonNode)rule)]));
        SubmissionDay.Note(context);
        context.Journal("Submitted", "申报已提交用人单位");
        foreach (var found in evidence)
        {
            context.Journal(
                found.IsWhole ? "EvidenceCounts" : EvidenceOutsideEvent,
                found.Says.Chinese,
                new JsonObject { ["english"] = found.Says.English }
            );
        }
        context.Complete();
    }

    private void SayMonths(PlanBuilder plan)
    {
        if (plan.Anchor(AnchorNames.ApplyOpens) is not { } opens)
            return;
        foreach (var rule in (plan.Get(Rules) ?? GateRules.Empty).Rules.Where(rule => rule.MonthsBefore > 0))
        {
            var months = MonthWindow.Before(opens, rule.MonthsBefore).Value;
            plan.Span(
                rule.Id,
                months.First.OnDayOfMonth(1),
                months.Last.ToDateInterval().End,
                Roles.Applicant,
                rule.Clauses,
                $"{rule.Chinese}（按{opens.Year}年{opens.Month}月申报）",
                rule.Severity == GateSeverity.Hard
            );
        }
    }

    private Refusal? RefuseByWindow(ActivityContext context)
    {
        var anchors = context.Anchors();
        if (
            !context.Dates().ResolveOpening(context.Get(Opens)!, anchors).TryGet(out var opens)
            || !context.Dates().FindDue(context.Get(Closes)!, anchors).TryGet(out var closes)
        )
        {
            return Refusals.NotYet(
                "申报尚未开放",
                "Applications are not open yet",
                context.ClausesOf(OpensClauses, Clauses)
            );
        }
        if (context.Now < opens.Opens)
            return Refusals.NotYetOpen("申报", "Applying", opens.Opens, context.ClausesOf(OpensClauses, Clauses));
        var clauses = context.ClausesOf(ClosesClauses, Clauses);
        if (
            (
                ClosingDates.RefuseEnded(context, context.Get(Closes)!.TimeOfDay, clauses)
                ?? ClosingDates.Refuse(context, Roles.Applicant, clauses)
            ) is
            { } closed
        )
        {
            return closed;
        }
        return context.Now >= closes.Due ? Refusals.DeadlinePassed(closes.Due, clauses) : null;
    }

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        plan.Due(
            "tenureAsOf",
            plan.Get(TenureAsOf),
            new DueTerms("asOf", Roles.Applicant, plan.List(TenureAsOfClauses, Clauses))
            {
                Action = "工作年限和任职年限计算至",
            }
        );
        plan.Due(
            "evidenceBy",
            plan.Choose(EvidenceBy, EvidenceByReading, EvidenceByReadings),
            new DueTerms("deadline", Roles.Applicant, plan.List(EvidenceByClauses, Clauses))
            {
                Action = "学历和业绩成果取得时间截止",
                Done = EventNames.EvidenceObtained,
            }
        );
        SayMonths(plan);
        foreach (var period in plan.Get(EvidencePeriods) ?? [])
            SayPeriod(plan, period);
    }

    /// <summary>Where it begins is each applicant's own; where it ends is for all.</summary>
    private void SayPeriod(PlanBuilder plan, EvidencePeriod period)
    {
        var clauses = period.Clauses ?? plan.List(EvidenceByClauses, Clauses);
        var begins = EvidencePeriod.Beginnings.GetValueOrDefault(period.From)?.Chinese;
        var (what, action) = (
            $"evidence.{period.Fact}",
            $"{period.Title}{(period.EachYear ? "逐年" : "")}计算：自{begins}起至"
        );
        if ((period.Until ?? plan.Choose(EvidenceBy, EvidenceByReading)?.Rule) is { } until)
            plan.Due(what, until, new DueTerms("asOf", Roles.Applicant, clauses) { Action = action + "此日" });
        else
            plan.Undated(what, "evidence", Roles.Applicant, clauses, action + "提交申报之日");
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        step.EndsWith(
            "Done",
            [
                .. new[] { step.Get(Opens)?.AnchorName, step.Get(Closes)?.AnchorName }
                    .OfType<string>()
                    .Distinct()
                    .Select(Signal.Date),
            ]
        );
        if (step.Get(Rules)?.Rules.Any(rule => rule.Severity == GateSeverity.Void) == true)
            step.Tells(ReviewEvents.ApplicationVoided).EndsWith("Voided");
    }
}
