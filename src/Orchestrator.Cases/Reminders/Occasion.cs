namespace Orchestrator.Cases.Reminders;

/// <summary>Why a task is reminded of.</summary>
public enum Occasion
{
    /// <summary>It opened.</summary>
    Opened,

    /// <summary>T-10, T-5, T-3.</summary>
    Before,

    /// <summary>T-1.</summary>
    DayBefore,

    /// <summary>T, 10:00.</summary>
    LastDay,

    /// <summary>T, 17:00.</summary>
    LastCall,

    /// <summary>E2: it closed undone.</summary>
    Closed,

    /// <summary>E3: one working day later.</summary>
    Overdue,

    /// <summary>E4: three working days later.</summary>
    LongOverdue,
}
