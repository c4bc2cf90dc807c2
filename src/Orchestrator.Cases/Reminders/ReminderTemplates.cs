using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Reminders;

/// <summary>Which wording a task gets: that of PERSONAS where the role has its own, else a common one (Z).</summary>
internal static class ReminderTemplates
{
    /// <summary>备案: the yearly plan has to be filed (PERSONAS, title office).</summary>
    public const string PlanFiling = "A-04";

    /// <summary>The next year's working days are not imported yet.</summary>
    public const string CalendarWarning = "A-03";

    /// <summary>The title office's daily list of what is overdue.</summary>
    public const string OverdueList = "A-06";

    /// <summary>督办: overdue for long.</summary>
    public const string Supervision = "Z-14";

    /// <summary>Organisations for which no contact is known.</summary>
    public const string NoContact = "Z-15";

    /// <summary>Applicants or experts for whom no contact is known.</summary>
    public const string NoPersonalContact = "Z-16";

    /// <summary>The wording for whoever must act, by role, occasion, and whether it is one per application.</summary>
    public static string Of(ReminderTask task, Occasion occasion) =>
        occasion switch
        {
            Occasion.Opened when IsOwnOpening(task) => "Z-06",
            Occasion.Opened => task.Role switch
            {
                Roles.Department => "C-01",
                Roles.Applicant => "E-02",
                _ => "Z-06",
            },
            Occasion.LastCall => task.Role == Roles.Department && task.PerApplication ? "C-04"
            : task.PerApplication ? "Z-05"
            : "Z-11",
            Occasion.Closed => IsInternal(task) ? "Z-08" : "Z-07",
            Occasion.Overdue or Occasion.LongOverdue => IsInternal(task) ? "Z-10" : "Z-09",
            _ => Ahead(task),
        };

    /// <summary>What a superior reads when the actor has missed it.</summary>
    public static string ForSuperior(ReminderTask task) => task.PerApplication ? "Z-12" : "Z-13";

    /// <summary>The first day of the task's own actor within a window, and not that of the applicants.</summary>
    private static bool IsOwnOpening(ReminderTask task) =>
        task.Step.EndsWith('/' + OpeningDates.Of(task.Role), StringComparison.Ordinal);

    private static string Ahead(ReminderTask task) =>
        (task.Role, task.PerApplication, IsInternal(task)) switch
        {
            (Roles.Department, true, false) => "C-03",
            (Roles.Office, true, false) => "B-02",
            (Roles.Applicant, true, false) => "Z-17",
            (Roles.Applicant, _, true) => "E-03",
            (_, true, false) => "Z-02",
            (_, false, false) => "Z-01",
            (_, true, true) => "Z-04",
            (_, false, true) => "Z-03",
        };

    private static bool IsInternal(ReminderTask task) => task.Kind == DeadlineKind.Internal;
}
