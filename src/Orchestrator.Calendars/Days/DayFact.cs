using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>What a calendar knows about one civil day (Asia/Shanghai).</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">Its kind in the calendar's region.</param>
/// <param name="Reason">Weekday and why it is that kind, e.g. 「星期六 国庆节调休上班」.</param>
/// <param name="HolidayName">The holiday it belongs to, or null.</param>
/// <param name="DocumentNo">The document that says so, e.g. 国办发明电〔2023〕7号; null for ordinary days.</param>
/// <param name="ProvisionalReason">Why this is only an estimate; null when official data says it.</param>
public sealed record DayFact(
    LocalDate Date,
    DayKind Kind,
    BilingualText Reason,
    string? HolidayName,
    string? DocumentNo,
    BilingualText? ProvisionalReason
)
{
    /// <summary>True on working days and make-up days.</summary>
    public bool IsWorkingDay => Kind.IsWorkingDay();

    /// <summary>True outside the days for which official data is known.</summary>
    public bool Provisional => ProvisionalReason is not null;

    /// <summary>The Chinese reason.</summary>
    public string ReasonZh => Reason.Chinese;

    /// <summary>The English reason.</summary>
    public string ReasonEn => Reason.English;
}
