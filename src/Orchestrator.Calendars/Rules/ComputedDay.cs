using System.Runtime.InteropServices;
using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>What a rule's arithmetic gives before roll, time of day and words.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ComputedDay(
    LocalDate Day,
    bool Provisional = false,
    LocalDate? FirstDay = null,
    LocalDate? Target = null
);
