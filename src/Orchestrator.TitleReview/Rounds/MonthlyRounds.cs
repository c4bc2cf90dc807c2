using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Readings;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Rounds;

/// <summary>
/// 按月集中办理: taken in all the year and handled once a month, by its last working day; what is handed in after a day of the month goes
/// into the next one's round. Nothing of the review depends on it.
/// </summary>
[Activity(
    "TitleReview.MonthlyRounds",
    Category,
    DisplayName = "按月集中办理",
    Description = "全年受理、每月集中办理一次（如初级职称认定）；当月某日后提交的并入下月。"
)]
[Outcomes("Done=本年度办理结束")]
public sealed class MonthlyRounds : ReviewActivity, IPlanned, IOutlined
{
    private const string BookName = "rounds";
    private const int LastMonth = 12;

    /// <summary>The last day of a month that goes into its own round; 20 by default.</summary>
    [Input(
        DisplayName = "并入当月的截止日",
        Description = "当月几日前提交的当月办理，其后的并入下月",
        UIHint = "singleline",
        DefaultValue = 20,
        Order = 1
    )]
    public Input<int>? CutoffDay { get; set; }

    /// <summary>The clauses of <see cref="CutoffDay"/>; none: those of the step.</summary>
    [Input(DisplayName = "并入当月的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? CutoffClauses { get; set; }

    /// <summary>The clauses of the round itself; none: those of the step.</summary>
    [Input(DisplayName = "每月办理的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 3)]
    public Input<IReadOnlyList<string>>? RoundClauses { get; set; }

    /// <summary>The role that handles a round; the title office by default.</summary>
    [Input(
        DisplayName = "办理单位",
        UIHint = "singleline",
        OptionsProvider = "roles",
        DefaultValue = Roles.TitleOffice,
        Order = 4
    )]
    public Input<string>? Role { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.WaitForAll(ReviewEvents.RoundSubmitted, ReviewEvents.RoundHandled);
        var (today, year) = (context.Today(), YearOf(context));
        Begin(
            context,
            new RoundBook(
                today.Year < year ? 1
                    : today.Year == year ? today.Month
                    : LastMonth + 1,
                new Dictionary<int, int>()
            )
        );
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var book = context.GetProperty<RoundBook>(BookName)!;
        var clock = ClockOf(context, book.Month);
        if (clock.Follow(stimulus))
            return;
        if (clock.IsDeadline(stimulus))
        {
            clock.Decide();
            if (book.Waiting.Any(round => round.Key <= book.Month && round.Value > 0))
                context.Journal("RoundOverdue", $"{book.Month}月的“{DisplayText}”逾期未办理");
            Begin(context, book with { Month = book.Month + 1 });
        }
        else if (
            stimulus.Name == ReviewEvents.RoundSubmitted
            && context.Read<RoundSubmitted>(stimulus) is { } submitted
        )
        {
            Take(context, book, submitted);
        }
        else if (stimulus.Name == ReviewEvents.RoundHandled && context.Read<RoundHandled>(stimulus) is { } handled)
        {
            Handle(context, book, clock, handled, stimulus.Actor);
        }
    }

    private void Take(ActivityContext context, RoundBook book, RoundSubmitted submitted)
    {
        var (today, year) = (context.Today(), YearOf(context));
        var month = today.Day <= context.Get(CutoffDay) ? today.Month : today.Month + 1;
        if (today.Year != year || month > LastMonth)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "next-year",
                    $"{year}年度的集中办理已截止，请在下一年度提交",
                    $"The rounds of {year} take nothing in any more; hand it in next year",
                    context.ClausesOf(CutoffClauses, Clauses)
                )
            );
            return;
        }

        context.SetProperty(BookName, book.With(month));
        context.Journal(
            "RoundSubmitted",
            $"{submitted.Employer}提交{submitted.Series}{submitted.Level}认定材料，{month}月办理"
        );
    }

    private void Handle(ActivityContext context, RoundBook book, StepClock clock, RoundHandled handled, Actor? actor)
    {
        var (role, clauses, today) = (context.Get(Role)!, context.ClausesOf(RoundClauses, Clauses), context.Today());
        if (actor is not null && actor.Role != role)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "not-yours",
                    $"“{DisplayText}”由{Roles.Chinese(role)}办理",
                    $"The rounds are handled by {Roles.English(role)}",
                    clauses
                )
            );
            return;
        }

        // Until its cut-off more may come for a month: it is handled once.
        var isOpen = book.Month == today.Month && today.Day <= context.Get(CutoffDay);
        var through = isOpen ? book.Month - 1 : book.Month;
        var count = book.Waiting.Where(round => round.Key <= through).Sum(round => round.Value);
        if (count == 0 && (isOpen || book.Month != today.Month))
        {
            context.Refuse(
                Refusals.NotYet(
                    $"当月{context.Get(CutoffDay)}日前提交的材料还在接收，其后集中办理",
                    "What is handed in for this month's round may still come",
                    clauses
                )
            );
            return;
        }

        context.Journal(
            "RoundHandled",
            $"集中办理{count}人{(handled.Refused is > 0 and var refused ? $"，不予认定{refused}人" : "")}"
        );
        book = book.Handled(through);
        context.SetProperty(BookName, book);
        if (isOpen)
            return;
        clock.Meet();
        Begin(context, book with { Month = book.Month + 1 });
    }

    /// <summary>The next round is awaited; after the last one nothing is.</summary>
    private void Begin(ActivityContext context, RoundBook book)
    {
        context.SetProperty(BookName, book);
        if (book.Month > LastMonth)
            context.Complete();
        else
            ClockOf(context, book.Month).Start();
    }

    private static int YearOf(ActivityContext context) => DefinitionInfo.Of(context.Plan.Definition).Year;

    /// <summary>每月最后一个工作日前.</summary>
    private DeclaredClock Round(IStepInputs inputs, int year, int month) =>
        new(
            $"round-{month:00}",
            new ChosenRule(
                new MonthEndRule
                {
                    Year = year,
                    Month = month,
                    Roll = DateRoll.Previous,
                },
                null,
                []
            ),
            DeadlineKind.Statutory,
            inputs.Get(Role, Roles.TitleOffice),
            inputs.ClausesOf(RoundClauses, Clauses)
        )
        {
            What = $"{month:00}",
            Binds = false,
        };

    private StepClock ClockOf(ActivityContext context, int month) =>
        StepClock.Of(context, Round(new RunInputs(context), YearOf(context), Math.Min(month, LastMonth)))!;

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        var (year, cutoff) = (DefinitionInfo.Of(plan.Inputs.Plan.Definition).Year, plan.Get(CutoffDay, declared: 20));
        for (var month = 1; year > 0 && month <= LastMonth; month++)
        {
            var last = new LocalDate(
                year,
                month,
                Math.Clamp(cutoff, 1, CalendarSystem.Iso.GetDaysInMonth(year, month))
            );
            plan.Due(
                $"{month:00}.cutoff",
                new FixedDateRule { Date = last },
                new DueTerms("deadline", Roles.Employer, plan.List(CutoffClauses, Clauses))
                {
                    Action = $"{plan.Action}：并入{month}月办理的截止",
                    Binds = false,
                }
            );
            plan.Due(Round(plan, year, month) with { Action = $"{plan.Action}：{month}月" });
        }
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) => step.Listens();
}
