using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Orchestrator.Calendars;

/// <summary>
/// A day as <c>2024-11-01</c>, as far as a plan may name it (<see cref="PlannableDays"/>); what comes from outside is
/// read by it.
/// </summary>
public sealed class PlannableDayPattern : IPattern<LocalDate>
{
    private PlannableDayPattern() { }

    /// <summary>The pattern.</summary>
    public static PlannableDayPattern Instance { get; } = new();

    /// <inheritdoc />
    public ParseResult<LocalDate> Parse(string text) =>
        PlannableDays.TryRead(text, out var day)
            ? ParseResult<LocalDate>.ForValue(day)
            : ParseResult<LocalDate>.ForException(() =>
                new UnparsableValueException("A day from 1900 to 2199 is written as 2024-11-01.", text, 0)
            );

    /// <inheritdoc />
    public string Format(LocalDate value) => LocalDatePattern.Iso.Format(value);

    /// <inheritdoc />
    public StringBuilder AppendFormat(LocalDate value, StringBuilder builder) =>
        LocalDatePattern.Iso.AppendFormat(value, builder);
}
