using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Reminders;

/// <summary>Turns each task's ladder steps into entries for its actor, the actor's head, the superior and the title office.</summary>
internal sealed class TaskPlanning(ReminderInput input, ContactBook contacts, DigestMailbox mailbox)
{
    private readonly List<ReminderTask> _overdue = [];

    /// <summary>Adds the entries of the ladder's steps that fall into the slot; none when no step does.</summary>
    public void Add(ReminderTask task)
    {
        var steps = ReminderLadder.Find(task, input.Calendar, input.From, input.Slot.At);
        foreach (var step in steps)
        {
            // A closing at 24:00 is told when its first overdue day has come: one line, not two.
            Apply(task, step, toActor: step == steps[^1] || !task.StillDoable);
        }

        // An internal date binds nobody (C19): it is not an exception to report.
        if (
            task.State == TaskState.Missed
            && task.Kind == DeadlineKind.Statutory
            && !IsPersonal(task.Role)
            && (
                steps.Any(step => step.Level >= 3)
                || (task.StillDoable && ReminderLadder.ClosedOn(task) < input.Slot.Day)
            )
        )
        {
            _overdue.Add(task);
        }
    }

    /// <summary>A-06: the daily list for the title office.</summary>
    public void AddOverdueList()
    {
        foreach (var jurisdiction in _overdue.GroupBy(task => task.Jurisdiction, StringComparer.Ordinal))
        {
            mailbox.ToActors(
                Roles.TitleOffice,
                null,
                jurisdiction.Key,
                new DigestEntry
                {
                    Section = DigestSection.Overdue,
                    Template = ReminderTemplates.OverdueList,
                    Level = 3,
                    Count = jurisdiction.Sum(task => task.Count),
                    Critical = jurisdiction
                        .Where(task => task is { Hard: true, PerApplication: false })
                        .Sum(task => task.Count),
                }
            );
            foreach (var task in jurisdiction)
            {
                mailbox.ToActors(
                    Roles.TitleOffice,
                    null,
                    task.Jurisdiction,
                    About(task, 3) with
                    {
                        Section = DigestSection.Overdue,
                    }
                );
            }
        }
    }

    private void Apply(ReminderTask task, LadderStep step, bool toActor)
    {
        var entry = Entry(task, step);
        switch (step.Occasion)
        {
            case Occasion.Closed:
                if (toActor)
                {
                    ToActors(task, entry);
                }

                if (task.Kind == DeadlineKind.Statutory && !IsPersonal(task.Role))
                {
                    ToSuperior(task, About(task, 2));
                }

                break;
            case Occasion.Overdue or Occasion.LongOverdue:
                if (toActor && task.StillDoable)
                {
                    ToActors(task, entry);
                }

                if (
                    step.Occasion == Occasion.LongOverdue
                    && task.Kind == DeadlineKind.Statutory
                    && !IsPersonal(task.Role)
                )
                {
                    mailbox.ToTitleOfficeLeader(
                        task.Jurisdiction,
                        About(task, 4) with
                        {
                            Section = DigestSection.Supervision,
                            Template = ReminderTemplates.Supervision,
                        }
                    );
                }

                break;
            default:
                ToActors(task, entry);
                if (step.Level == 1)
                {
                    mailbox.ToHeads(
                        task.Role,
                        task.Organisation,
                        task.Jurisdiction,
                        entry with
                        {
                            Section = DigestSection.Copy,
                            Organisations = Named(task),
                        }
                    );
                }

                if (
                    task is { Role: Roles.TradeDepartment, Kind: DeadlineKind.Statutory }
                    && entry.WorkingDaysLeft is 5 or 1
                    && step.Occasion is Occasion.Before or Occasion.DayBefore
                )
                {
                    mailbox.ToActors(
                        Roles.TitleOffice,
                        null,
                        task.Jurisdiction,
                        entry with
                        {
                            Section = DigestSection.Copy,
                            Template = ReminderTemplates.PlanFiling,
                            CycleId = null,
                            CycleName = null,
                            DeadlineId = null,
                            Identity = ReminderTemplates.PlanFiling,
                        }
                    );
                }

                break;
        }
    }

    private void ToActors(ReminderTask task, DigestEntry entry)
    {
        if (task.Organisation is not null || !IsPersonal(task.Role))
        {
            mailbox.ToActors(task.Role, task.Organisation, task.Jurisdiction, entry);
        }
        else if (task.PerApplication)
        {
            mailbox.Missing(task.Role, null, task.Jurisdiction, task.Count);
        }

        // Else it is for all applicants: the public board tells them.
    }

    private void ToSuperior(ReminderTask task, DigestEntry entry)
    {
        var organisation = task.SuperiorOrganisation
            ?? (task.Organisation is { } own ? contacts.SuperiorOf(task.Role, own, task.Jurisdiction) : null);
        var role = task.Role switch
        {
            Roles.Employer when organisation is not null => Roles.Department,
            Roles.Department when organisation is not null => Roles.Office,
            _ => Roles.TitleOffice,
        };
        mailbox.ToActors(role, role == Roles.TitleOffice ? null : organisation, task.Jurisdiction, entry);
    }

    private DigestEntry Entry(ReminderTask task, LadderStep step) =>
        Facts(task) with
        {
            Section = step.Occasion switch
            {
                Occasion.Opened => DigestSection.Opened,
                Occasion.LastDay or Occasion.LastCall => DigestSection.DueToday,
                Occasion.Closed or Occasion.Overdue or Occasion.LongOverdue => DigestSection.Overdue,
                _ => DigestSection.DueSoon,
            },
            Template = ReminderTemplates.Of(task, step.Occasion),
            Level = step.Level,
        };

    /// <summary>The missed task as others read of it.</summary>
    private DigestEntry About(ReminderTask task, int level) =>
        Facts(task) with
        {
            Section = DigestSection.Copy,
            Template = ReminderTemplates.ForSuperior(task),
            Level = level,
            Organisations = Named(task),
        };

    private DigestEntry Facts(ReminderTask task)
    {
        var effective = ReminderLadder.EffectiveDate(input.Calendar, task.DueDate);
        var closed = ReminderLadder.ClosedOn(task);
        return new DigestEntry
        {
            Section = DigestSection.DueSoon,
            Template = "",
            CycleId = task.CycleId,
            CycleName = task.CycleName,
            DeadlineId = task.DeadlineId,
            Count = task.Count,
            Title = task.Title,
            DueAt = task.DueAt,
            DueDate = task.DueDate,
            EffectiveDate = effective,
            WorkingDaysLeft = ReminderDays.Remaining(input.Calendar, input.Slot.Day, task.DueDate).Value.Days,
            WorkingDaysOver =
                input.Slot.Day > closed
                    ? input.Calendar.CountBetween(closed.PlusDays(1), input.Slot.Day).Value.Days
                    : 0,
            Provisional = task.Provisional,
            Role = task.Role,
            Identity = task.Step,
        };
    }

    private IReadOnlyList<string> Named(ReminderTask task) =>
        task.Organisation is { } code ? [contacts.NameOf(task.Role, code)] : [];

    private static bool IsPersonal(string role) => role is Roles.Applicant or Roles.Expert;
}
