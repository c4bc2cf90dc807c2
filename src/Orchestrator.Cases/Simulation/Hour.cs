using System.Runtime.InteropServices;
using NodaTime;

namespace Orchestrator.Cases.Simulation;

/// <summary>When something is done.</summary>
/// <param name="At">The instant.</param>
/// <param name="IsReminder">True: reminders go out; false: people act.</param>
/// <param name="IsLastMinute">True: the last minute before a window closes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Hour(Instant At, bool IsReminder = false, bool IsLastMinute = false);
