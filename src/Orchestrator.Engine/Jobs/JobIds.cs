namespace Orchestrator.Engine.Jobs;

/// <summary>
/// Ids of the recurring jobs whose work is registered as an <see cref="IRecurringWork"/>. They lie in databases and
/// never change.
/// </summary>
public static class JobIds
{
    /// <summary>Reminders, each minute.</summary>
    public const string Reminders = "reminders";

    /// <summary>Approved changes of cycles, each minute.</summary>
    public const string Moves = "moves";

    /// <summary>Whether another working-day calendar is in force, each five minutes.</summary>
    public const string Calendar = "calendar";
}
