using System.Globalization;
using NodaTime;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Windows;

/// <summary>
/// 每日受理时段: hours of a day within which something is taken in, local time, each with its end excluded, e.g.
/// <c>09:00-12:00,14:00-17:00</c>. An end with seconds names the last second that counts (<c>14:00-17:29:59</c>).
/// </summary>
public sealed class DailyHours
{
    private readonly IReadOnlyList<(DeadlineTime From, DeadlineTime To)> _spans;

    private DailyHours(IReadOnlyList<(DeadlineTime From, DeadlineTime To)> spans) => _spans = spans;

    /// <summary>Reads spans in their order, apart by commas; false for anything else, null and empty text too.</summary>
    public static bool TryRead(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out DailyHours? hours)
    {
        hours = null;
        var read = new List<(DeadlineTime From, DeadlineTime To)>();
        foreach (var span in (text ?? "").Split([',', '，', '、'], StringSplitOptions.TrimEntries))
        {
            var ends = span.Split(['-', '—', '–'], StringSplitOptions.TrimEntries);
            if (
                ends.Length != 2
                || !DeadlineTime.TryRead(ends[0], out var from)
                || !DeadlineTime.TryRead(ends[1], out var to)
                || from.Seconds >= to.Seconds
                || (read.Count > 0 && from.Seconds < read[^1].To.ClosesAt)
            )
            {
                return false;
            }
            read.Add((from, to));
        }

        hours = new DailyHours(read);
        return true;
    }

    /// <summary>Whether a time of day lies within.</summary>
    public bool Contains(LocalTime time)
    {
        var now = DeadlineTime.Of(time).Seconds;
        return _spans.Any(span => now >= span.From.Seconds && now < span.To.ClosesAt);
    }

    /// <summary>As people read it: <c>09:00—12:00、14:00—17:00</c>.</summary>
    public override string ToString() =>
        string.Join("、", _spans.Select(span => string.Create(CultureInfo.InvariantCulture, $"{span.From}—{span.To}")));
}
