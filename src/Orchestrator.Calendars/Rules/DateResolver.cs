using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>
/// Turns rules into dates with the calendars of one book. Pure and safe to share: the same rule, anchors and calendar
/// version always give the same answer. All civil days are those of Asia/Shanghai.
/// Errors of every method: an unknown anchor or region, values out of range, dates outside the years 2 to 9998.
/// </summary>
/// <param name="book">The calendars.</param>
/// <param name="defaultRegion">The region of rules that name none.</param>
/// <param name="versions">Pinned versions by region; a region that is not named uses its newest version.</param>
public sealed class DateResolver(
    CalendarBook book,
    string defaultRegion = CalendarBook.NationalRegion,
    IReadOnlyDictionary<string, string>? versions = null
)
{
    /// <summary>The last moment the rule allows, with proof and warnings.</summary>
    public Result<ResolvedDate> ResolveDue(DateRule rule, IReadOnlyDictionary<string, LocalDate> anchors)
    {
        if (!Prepare(rule, anchors, DateUse.Due).TryGet(out var context, out var errors))
            return Result.Failure<ResolvedDate>(errors);
        var computed = rule.Compute(context);
        var due = computed.Then(day => Finish(rule, context.Calendar, day));
        if (!due.IsSuccess)
            return Result.Failure<ResolvedDate>(due.Errors);

        var (day, date) = (computed.Value, due.Value);
        var time = rule.TimeOfDay ?? DeadlineTime.EndOfDay;
        var proof = Prove(rule, context, day, date.Date);
        proof.Cite(CountingConventions.TimeOfDay);
        proof.Say(TextId.RuleDue, date.Date, TextCatalogue.Weekday(date.Date), time);
        if (!date.WorkingDay)
        {
            proof.Cite(CountingConventions.RestDay);
            proof.Say(TextId.RuleEffective, date.EffectiveDate, TextCatalogue.Weekday(date.EffectiveDate));
        }

        return Result.Success(
            new ResolvedDate
            {
                Date = date.Date,
                Due = date.Due,
                TimeOfDay = time.ToString(),
                WorkingDay = date.WorkingDay,
                EffectiveDate = date.EffectiveDate,
                Provisional = date.Provisional,
                CalendarRegion = context.Calendar.Region,
                CalendarVersion = context.Calendar.Version,
                Proof = Close(proof, context.Calendar, date.Provisional),
                Warnings = DateWarnings.Of(rule, context.Calendar, day, date.Date, date.Provisional, DateUse.Due),
                FirstDay = day.FirstDay,
                Target = day.Target,
                WindowOpens =
                    rule is WithinBeforeRule && day.FirstDay is { } first
                        ? ChinaTime.At(first, DeadlineTime.StartOfDay)
                        : null,
                GateOpens = rule is PublicityRule ? date.Due : null,
            }
        );
    }

    /// <summary>
    /// The first moment the rule allows. A fixed date opens at 00:00 of its day (not inclusive: of the day after), a
    /// publicity at 00:00 after its last day, a within-before window on its target; only an explicit roll moves it.
    /// Errors further to the common ones: vague wording (上旬, X月前) cannot open anything.
    /// </summary>
    public Result<ResolvedOpening> ResolveOpening(DateRule rule, IReadOnlyDictionary<string, LocalDate> anchors)
    {
        if (!Prepare(rule, anchors, DateUse.Opening).TryGet(out var context, out var errors))
            return Result.Failure<ResolvedOpening>(errors);
        var computed = rule.Compute(context);
        var rolled = computed.Then(day => RuleRoll.Apply(context.Calendar, day.Day, rule.Roll ?? DateRoll.None));
        if (!rolled.IsSuccess)
            return Result.Failure<ResolvedOpening>(rolled.Errors);

        var date = rolled.Value.Date;
        var provisional =
            computed.Value.Provisional || rolled.Value.Provisional || context.Calendar.IsProvisional(date);
        var time = rule is PublicityRule ? DeadlineTime.StartOfDay : rule.TimeOfDay ?? DeadlineTime.StartOfDay;
        var proof = Prove(rule, context, computed.Value, date);
        proof.Say(TextId.RuleOpens, date, TextCatalogue.Weekday(date), time);
        return Result.Success(
            new ResolvedOpening
            {
                Date = date,
                Opens = ChinaTime.At(date, time),
                TimeOfDay = time.ToString(),
                WorkingDay = context.Calendar.IsWorkingDay(date),
                Provisional = provisional,
                CalendarRegion = context.Calendar.Region,
                CalendarVersion = context.Calendar.Version,
                Proof = Close(proof, context.Calendar, provisional),
                Warnings = DateWarnings.Of(rule, context.Calendar, computed.Value, date, provisional, DateUse.Opening),
            }
        );
    }

    /// <summary>As <see cref="ResolveDue"/>, without proof and warnings: for hundreds of thousands of deadlines.</summary>
    public Result<DueDate> FindDue(DateRule rule, IReadOnlyDictionary<string, LocalDate> anchors)
    {
        if (!Prepare(rule, anchors, DateUse.Due).TryGet(out var context, out var errors))
            return Result.Failure<DueDate>(errors);
        var computed = rule.Compute(context);
        return computed.IsSuccess
            ? Finish(rule, context.Calendar, computed.Value)
            : Result.Failure<DueDate>(computed.Errors);
    }

    private Result<RuleContext> Prepare(DateRule rule, IReadOnlyDictionary<string, LocalDate> anchors, DateUse use)
    {
        var region = rule.Region ?? defaultRegion;
        var calendar =
            versions is not null && versions.TryGetValue(region, out var version)
                ? book.For(region, version)
                : book.For(region);
        return calendar.IsSuccess
            ? Result.Success(new RuleContext(calendar.Value, anchors, use))
            : Result.Failure<RuleContext>(calendar.Errors);
    }

    private static Result<DueDate> Finish(DateRule rule, WorkingCalendar calendar, ComputedDay day)
    {
        var time = rule.TimeOfDay ?? DeadlineTime.EndOfDay;
        if (time == DeadlineTime.StartOfDay)
        {
            return Result.Failure<DueDate>(
                CalendarError.Of(CalendarErrorCodes.NotAllowed, "$.timeOfDay", TextId.ErrorDueAtMidnight)
            );
        }
        var rolled = RuleRoll.Apply(calendar, day.Day, rule.Roll ?? rule.DefaultRoll);
        if (!rolled.IsSuccess)
            return Result.Failure<DueDate>(rolled.Errors);
        var effective = calendar.PreviousOnOrBefore(rolled.Value.Date);
        if (!effective.IsSuccess)
            return Result.Failure<DueDate>(effective.Errors);
        return Result.Success(
            new DueDate(
                rolled.Value.Date,
                ChinaTime.Until(rolled.Value.Date, time),
                effective.Value.Date,
                day.Provisional || rolled.Value.Provisional || effective.Value.Provisional,
                calendar.Version
            )
        );
    }

    private static ProofBuilder Prove(DateRule rule, in RuleContext context, ComputedDay day, LocalDate date)
    {
        var proof = new ProofBuilder(context.Calendar);
        rule.Explain(proof, context, day);
        if (date != day.Day)
            proof.Roll(day.Day, date);
        return proof;
    }

    private static Proof Close(ProofBuilder proof, WorkingCalendar calendar, bool provisional)
    {
        if (provisional)
            proof.Say(TextId.RuleProvisional, calendar.ValidFrom, calendar.ValidThrough);
        return proof.Build();
    }
}
