using System.Runtime.InteropServices;
using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>What a rule may look at.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RuleContext(
    WorkingCalendar Calendar,
    IReadOnlyDictionary<string, LocalDate> Anchors,
    DateUse Use
)
{
    public Result<LocalDate> AnchorDate(string name)
    {
        if (!Anchors.TryGetValue(name, out var date))
        {
            return Result.Failure<LocalDate>(
                CalendarError.Of(
                    CalendarErrorCodes.UnknownAnchor,
                    "$.anchor",
                    TextId.ErrorUnknownAnchor,
                    AnchorTexts.Of(name),
                    name
                )
            );
        }
        return RuleDates.IsSupported(date) ? Result.Success(date) : RuleDates.OutOfRange<LocalDate>("$.anchor");
    }
}
