namespace Orchestrator.Cases.Reminders;

/// <summary>From open deadlines and waiting notices to one digest per person (PERSONAS §0). Pure: no clock, no database.</summary>
public static class ReminderPlanner
{
    /// <summary>The digests of a slot.</summary>
    /// <param name="input">What there is to tell.</param>
    /// <param name="contacts">Whom.</param>
    public static ReminderPlan Plan(ReminderInput input, ContactBook contacts)
    {
        var mailbox = new DigestMailbox(contacts);
        var tasks = new TaskPlanning(input, contacts, mailbox);
        foreach (var task in input.Tasks)
        {
            tasks.Add(task);
        }

        if (input.Covers(ReminderHour.Morning))
        {
            tasks.AddOverdueList();
        }

        CalendarWarning.Add(input, mailbox);

        if (input.IsRegular)
        {
            NoticePlanning.Add(input, mailbox);
        }

        mailbox.ListUndelivered(input.Covers(ReminderHour.Morning) ? input.WithoutContact : []);
        return new ReminderPlan(mailbox.Close(input.Slot), mailbox.WithoutRecipient);
    }
}
