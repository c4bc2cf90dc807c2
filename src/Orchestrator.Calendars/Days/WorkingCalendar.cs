using System.Collections.Frozen;
using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>
/// One version of one region's working days: immutable and safe to share. Civil days are those of Asia/Shanghai.
/// Outside <see cref="ValidFrom"/> to <see cref="ValidThrough"/> an answer is an estimate and says so, but for the days that an official
/// arrangement names (the last of December before it) and those that are off by law in every year.
/// Dates of the years 1 to 9999 are supported.
/// </summary>
public sealed class WorkingCalendar
{
    /// <summary>The largest number of working days one question may ask for, in either direction.</summary>
    public const int MaximumCount = 4000;

    private readonly WorkingDayIndex index;
    private readonly DayDescriber describer;
    private readonly int validFrom;
    private readonly int validThrough;
    private readonly FrozenSet<int> named;

    internal WorkingCalendar(CalendarSource source, WorkingCalendar? baseCalendar)
    {
        Source = source;
        Base = baseCalendar;
        Version = baseCalendar is null ? source.Version : source.Version + "+" + baseCalendar.Version;
        var validity = source.Validity();
        validFrom = Math.Max(DayNumber.Of(validity.Start), baseCalendar?.validFrom ?? int.MinValue);
        validThrough = Math.Min(DayNumber.Of(validity.End), baseCalendar?.validThrough ?? int.MaxValue);
        named = source
            .NamedDays()
            .Where(entry => entry.Year.Status == ArrangementStatus.Official)
            .Select(entry => DayNumber.Of(entry.Day.Date))
            .ToFrozenSet();
        index = DayLayers.Index(source, baseCalendar?.index);
        describer = new DayDescriber(this);
    }

    /// <summary>The region: <c>cn</c> or <c>cn-gx</c>, or another imported one.</summary>
    public string Region => Source.Region;

    /// <summary>Identifies the data; a regional calendar names its own version and its base's: <c>cn-gx-2025.1+cn-2026.1</c>.</summary>
    public string Version { get; }

    /// <summary>The first day official data is known for.</summary>
    public LocalDate ValidFrom => DayNumber.ToDate(validFrom);

    /// <summary>The last day official data is known for; later days are provisional (V9).</summary>
    public LocalDate ValidThrough => DayNumber.ToDate(validThrough);

    /// <summary>The arrangements of this region itself, with their documents and sources.</summary>
    public CalendarSource Source { get; }

    /// <summary>The calendar this one overlays, or null.</summary>
    public WorkingCalendar? Base { get; }

    internal WorkingDayIndex Index => index;

    /// <summary>The holiday that makes a day off by law alone; null when none does, or when the year's arrangement decides.</summary>
    internal string? StatutoryNameOf(LocalDate date) =>
        StatutoryDays.NameOf(DayNumber.Of(date)) is { } name && !(Base ?? this).Source.Arranges(date) ? name : null;

    /// <summary>Kind, reason and document of a day; provisional with its reason where no official data is known.</summary>
    public DayFact Describe(LocalDate date) => describer.Describe(date);

    /// <summary>True on working days and make-up days. An estimate where <see cref="IsProvisional"/> is true.</summary>
    public bool IsWorkingDay(LocalDate date) => index.KindOf(DayNumber.Of(date)).IsWorkingDay();

    /// <summary>
    /// True when no official data covers the day. A holiday by law is certain, unless it falls on a weekend: then it is made up on a day
    /// that only the year's arrangement names.
    /// </summary>
    public bool IsProvisional(LocalDate date)
    {
        var day = DayNumber.Of(date);
        return AnyProvisional(day, day);
    }

    /// <summary>
    /// The <paramref name="n"/>-th working day after <paramref name="start"/> (before it when negative); the start is never
    /// counted (Civil Code 201). With a proof of each day looked at; <see cref="Find"/> is the same without.
    /// Errors: n is zero, beyond ±4000, or a date outside the years 1 to 9999.
    /// </summary>
    public Result<WorkingDaySum> Add(LocalDate start, int n) =>
        Find(start, n)
            .Map(found => new WorkingDaySum(
                start,
                n,
                found.Date,
                found.Provisional,
                Region,
                Version,
                Steps(start, found.Date)
            ));

    /// <summary>As <see cref="Add"/>, without proof: constant time, no allocation.</summary>
    public Result<WorkingDate> Find(LocalDate start, int n)
    {
        if (n == 0)
        {
            return Result.Failure<WorkingDate>(
                CalendarError.Of(CalendarErrorCodes.CountIsZero, "n", TextId.ErrorCountIsZero)
            );
        }
        if (n is < -MaximumCount or > MaximumCount)
        {
            return Result.Failure<WorkingDate>(
                CalendarError.Of(CalendarErrorCodes.CountTooLarge, "n", TextId.ErrorCountTooLarge, n, MaximumCount)
            );
        }
        var from = DayNumber.Of(start);
        if (!DayNumber.IsSupported(from))
            return OutOfRange<WorkingDate>("start");
        if (n > 0)
        {
            var after = index.WorkingDay(index.Through(from) + n);
            return Found(after, from + 1, after);
        }

        var before = index.WorkingDay(index.Through(from - 1) + n + 1);
        return Found(before, before, from - 1);
    }

    /// <summary>The day itself when it is a working day, else the next one. Errors: a date outside the years 1 to 9999.</summary>
    public Result<WorkingDate> NextOnOrAfter(LocalDate date)
    {
        var from = DayNumber.Of(date);
        if (!DayNumber.IsSupported(from))
            return OutOfRange<WorkingDate>("date");
        var next = index.WorkingDay(index.Through(from - 1) + 1);
        return Found(next, from, next);
    }

    /// <summary>
    /// The day itself when it is a working day, else the last one before (C13). Errors: a date outside the years 1 to
    /// 9999.
    /// </summary>
    public Result<WorkingDate> PreviousOnOrBefore(LocalDate date)
    {
        var from = DayNumber.Of(date);
        if (!DayNumber.IsSupported(from))
            return OutOfRange<WorkingDate>("date");
        var previous = index.WorkingDay(index.Through(from));
        return Found(previous, previous, from);
    }

    /// <summary>
    /// How many working days lie from <paramref name="first"/> through <paramref name="last"/>, both included.
    /// Errors: last before first, or a date outside the years 1 to 9999.
    /// </summary>
    public Result<WorkingDayCount> CountBetween(LocalDate first, LocalDate last)
    {
        var (from, through) = (DayNumber.Of(first), DayNumber.Of(last));
        if (!DayNumber.IsSupported(from) || !DayNumber.IsSupported(through))
            return OutOfRange<WorkingDayCount>("first, last");
        if (through < from)
        {
            return Result.Failure<WorkingDayCount>(
                CalendarError.Of(CalendarErrorCodes.RangeReversed, "last", TextId.ErrorRangeReversed, first, last)
            );
        }
        return Result.Success(
            new WorkingDayCount(index.Through(through) - index.Through(from - 1), AnyProvisional(from, through))
        );
    }

    /// <summary>The days after <paramref name="start"/> through <paramref name="end"/>, walking towards the end.</summary>
    internal List<ProofStep> Steps(LocalDate start, LocalDate end)
    {
        var (from, to) = (DayNumber.Of(start), DayNumber.Of(end));
        var step = Math.Sign(to - from);
        var steps = new List<ProofStep>(Math.Abs(to - from));
        for (var day = from; day != to; )
        {
            day += step;
            var fact = Describe(DayNumber.ToDate(day));
            steps.Add(ProofStep.Of(fact, fact.IsWorkingDay));
        }

        return steps;
    }

    private Result<WorkingDate> Found(int day, int lookedFrom, int lookedThrough) =>
        DayNumber.IsSupported(day)
            ? Result.Success(new WorkingDate(DayNumber.ToDate(day), AnyProvisional(lookedFrom, lookedThrough)))
            : OutOfRange<WorkingDate>("result");

    /// <summary>Ends at the first day without official data; few such days are certain, and never many in a row.</summary>
    private bool AnyProvisional(int from, int through)
    {
        for (var day = from; day <= through && day < validFrom; day++)
        {
            if (!IsCertain(day))
                return true;
        }

        for (var day = Math.Max(from, validThrough + 1); day <= through; day++)
        {
            if (!IsCertain(day))
                return true;
        }

        return false;
    }

    private bool IsCertain(int day) =>
        named.Contains(day) || (DayNumber.IsMondayToFriday(day) && StatutoryNameOf(DayNumber.ToDate(day)) is not null);

    private static Result<T> OutOfRange<T>(string path) =>
        Result.Failure<T>(CalendarError.Of(CalendarErrorCodes.DateOutOfRange, path, TextId.ErrorDateOutOfRange));
}
