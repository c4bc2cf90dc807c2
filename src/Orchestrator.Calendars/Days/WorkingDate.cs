using System.Runtime.InteropServices;
using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>A day found by counting, without the proof.</summary>
/// <param name="Date">The civil day (Asia/Shanghai).</param>
/// <param name="Provisional">True when a day looked at lies outside the official data; the date may change.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WorkingDate(LocalDate Date, bool Provisional);
