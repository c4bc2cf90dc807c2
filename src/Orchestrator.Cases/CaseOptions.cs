using Orchestrator.Cases.Reminders;

namespace Orchestrator.Cases;

/// <summary>How title review works on the engine.</summary>
public sealed record CaseOptions
{
    /// <summary>How reminders are sent.</summary>
    public ReminderOptions Reminders { get; init; } = new();
}
