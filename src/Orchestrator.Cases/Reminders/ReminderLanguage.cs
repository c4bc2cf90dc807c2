namespace Orchestrator.Cases.Reminders;

/// <summary>The language of a digest.</summary>
public enum ReminderLanguage
{
    /// <summary>zh-CN.</summary>
    Chinese,

    /// <summary>English.</summary>
    English,
}
