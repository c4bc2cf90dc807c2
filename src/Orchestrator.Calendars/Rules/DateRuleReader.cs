using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>
/// Reads the fields of one rule. A value that is missing after an error is replaced by a placeholder; the rule is
/// dropped then.
/// </summary>
internal sealed class DateRuleReader(JsonFields fields)
{
    public DateRule? Read()
    {
        var kind = fields.Text("kind", required: true);
        var rule = kind switch
        {
            FixedDateRule.KindName => Fixed(),
            MonthEndRule.KindName => new MonthEndRule { Year = Year(), Month = Month() },
            TenDayPeriodRule.KindName => TenDayPeriod(),
            BeforeMonthRule.KindName => new BeforeMonthRule
            {
                Year = Year(),
                Month = Month(),
                Reading = fields.Choice<MonthReading>("reading") ?? MonthReading.Strict,
            },
            OnRule.KindName => new OnRule { Anchor = Anchor() },
            BeforeRule.KindName => Before(),
            AfterRule.KindName => After(),
            WithinBeforeRule.KindName => new WithinBeforeRule
            {
                Anchor = Anchor(),
                WorkingDays = WorkingDays(),
                Reading = fields.Choice<WithinReading>("reading") ?? WithinReading.Both,
            },
            PublicityRule.KindName => Publicity(),
            _ => Unknown(kind),
        };
        if (rule is null)
            return null;
        rule = rule with { TimeOfDay = Time(), Roll = Roll(rule), Region = Region() };
        fields.RefuseUnknown();
        return rule;
    }

    private FixedDateRule Fixed() =>
        new()
        {
            Date = fields.Date("date", required: true) ?? default,
            Weekday = Weekday(),
            Inclusive = fields.Flag("inclusive") ?? true,
        };

    private TenDayPeriodRule TenDayPeriod()
    {
        var rule = new TenDayPeriodRule
        {
            Year = Year(),
            Month = Month(),
            Period = fields.Choice<TenDayPeriod>("period", required: true) ?? default,
            Reading = fields.Choice<TenDayReading>("reading") ?? TenDayReading.Default,
        };
        if (rule.Reading == TenDayReading.Middle && rule.Period != Orchestrator.Calendars.TenDayPeriod.Second)
            fields.Refuse("reading", CalendarErrorCodes.NotAllowed, TextId.ErrorNotAllowed, "default, strict");
        return rule;
    }

    private BeforeRule Before()
    {
        var unit = Unit();
        var rule = new BeforeRule
        {
            Anchor = Anchor(),
            Unit = unit,
            Amount = Amount(unit),
            ClearDays = fields.Flag("clearDays") ?? false,
        };
        if (rule.ClearDays && unit != OffsetUnit.Days)
            fields.Refuse("clearDays", CalendarErrorCodes.NotAllowed, TextId.ErrorClearDays);
        return rule;
    }

    private AfterRule After()
    {
        var unit = Unit();
        return new AfterRule
        {
            Anchor = Anchor(),
            Unit = unit,
            Amount = Amount(unit),
            CountTriggerDay = fields.Flag("countTriggerDay") ?? false,
        };
    }

    private PublicityRule Publicity()
    {
        var rule = new PublicityRule
        {
            Anchor = Anchor(),
            WorkingDays = WorkingDays(),
            Days = fields.Has("days") ? fields.Number("days", 1, WorkingCalendar.MaximumCount) ?? 0 : 0,
            CountPostingDay = fields.Flag("countPostingDay") ?? false,
        };
        if (
            (fields.Has("timeOfDay") && Time() != DeadlineTime.EndOfDay)
            || fields.Choice<DateRoll>("roll") is DateRoll.Next or DateRoll.Previous
        )
        {
            fields.Refuse("kind", CalendarErrorCodes.NotAllowed, TextId.ErrorPublicityOptions);
        }
        return rule;
    }

    private DateRule? Unknown(string? kind)
    {
        if (kind is not null)
        {
            fields.Refuse(
                "kind",
                CalendarErrorCodes.NotAllowed,
                TextId.ErrorNotAllowed,
                string.Join(", ", DateRuleJson.Kinds)
            );
        }
        return null;
    }

    private string Anchor() => fields.Text("anchor", required: true) ?? string.Empty;

    private int Year() => fields.Number("year", RuleDates.MinimumYear, RuleDates.MaximumYear) ?? RuleDates.MinimumYear;

    private int Month() => fields.Number("month", 1, 12) ?? 1;

    private OffsetUnit Unit() => fields.Choice<OffsetUnit>("unit", required: true) ?? default;

    private int Amount(OffsetUnit unit) =>
        fields.Number("amount", 1, unit == OffsetUnit.Months ? RuleDates.MaximumMonths : WorkingCalendar.MaximumCount)
        ?? 1;

    private int WorkingDays() => fields.Number("workingDays", 1, WorkingCalendar.MaximumCount) ?? 1;

    private IsoDayOfWeek? Weekday()
    {
        if (fields.Text("weekday") is not { } text)
            return null;
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            if (day.ToString() == text)
                return day;
        }

        fields.Refuse(
            "weekday",
            CalendarErrorCodes.NotAllowed,
            TextId.ErrorNotAllowed,
            "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday"
        );
        return null;
    }

    private DeadlineTime? Time()
    {
        if (fields.Text("timeOfDay") is not { } text)
            return null;
        if (DeadlineTime.TryRead(text, out var time))
            return time;
        fields.Refuse("timeOfDay", CalendarErrorCodes.NotAllowed, TextId.ErrorNotTime);
        return null;
    }

    private DateRoll? Roll(DateRule rule) =>
        rule is PublicityRule && !fields.Has("roll") ? null : fields.Choice<DateRoll>("roll");

    private string? Region()
    {
        var region = fields.Text("region");
        if (region is null || RegionName.IsValid(region))
            return region;
        fields.Refuse("region", CalendarErrorCodes.NotAllowed, TextId.ErrorRegionName, region);
        return null;
    }
}
