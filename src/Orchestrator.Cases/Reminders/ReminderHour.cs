namespace Orchestrator.Cases.Reminders;

/// <summary>The times of a working day at which reminders go out, Asia/Shanghai (PERSONAS §0).</summary>
public enum ReminderHour
{
    /// <summary>09:30: reminders before and after the day, lists, notices.</summary>
    Morning = 0,

    /// <summary>10:00: the day itself.</summary>
    LastDay = 1,

    /// <summary>15:00: what came up since the morning.</summary>
    Afternoon = 2,

    /// <summary>17:00: the last call where the cut-off is 24:00.</summary>
    LastCall = 3,
}
