using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.Cases.Reminders;
using Orchestrator.Storage.Access;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Tests.Reminders;

/// <summary>Calendars, contacts and tasks.</summary>
internal static class Given
{
    public static WorkingCalendar China { get; } = CalendarBook.Official.For("cn").Value;

    public static Instant At(string local) =>
        LocalDateTimePattern
            .CreateWithInvariantCulture("yyyy-MM-dd HH:mm")
            .Parse(local)
            .Value.InZoneStrictly(ChinaTime.Zone)
            .ToInstant();

    public static LocalDate Day(string date) => LocalDatePattern.Iso.Parse(date).Value;

    public static Instant Midnight(string lastDay) => ChinaTime.At(Day(lastDay), DeadlineTime.EndOfDay);

    public static Contact Contact(
        string role,
        string? organisation,
        string name,
        bool head = false,
        string? superior = null
    ) =>
        new()
        {
            Role = role,
            Organisation = organisation,
            OrganisationName = organisation is null ? null : "单位" + organisation,
            Name = name,
            Mail = name + "@review.example",
            IsHead = head,
            Superior = superior,
            Enabled = true,
        };

    /// <summary>One of each.</summary>
    public static ContactBook Contacts { get; } =
        new([
            Contact("employer", "E1", "employer1", superior: "D1"),
            Contact("employer", "E1", "employer1head", head: true),
            Contact("department", "D1", "department1", superior: "O1"),
            Contact("department", "D1", "department1head", head: true),
            Contact("department", "D2", "department2"),
            Contact("office", "O1", "office1"),
            Contact("titleOffice", null, "title"),
            Contact("titleOffice", null, "leader", head: true),
        ]);

    public static ReminderTask Task(
        string role,
        string? organisation,
        string dueDate,
        DeadlineKind kind = DeadlineKind.Statutory,
        int count = 1,
        bool perApplication = true
    ) =>
        new()
        {
            CycleId = 1,
            CycleName = "天津市工程系列2024年度评审",
            Jurisdiction = "TJ",
            Title = "在线审核提交",
            Step = "submit/due",
            Kind = kind,
            Role = role,
            Organisation = organisation,
            DueAt = Midnight(dueDate),
            DueDate = Day(dueDate),
            Hard = true,
            Count = count,
            PerApplication = perApplication,
        };

    /// <summary>The plan of one slot.</summary>
    public static ReminderPlan Plan(string day, ReminderHour hour, params ReminderTask[] tasks) =>
        ReminderPlanner.Plan(
            new ReminderInput
            {
                Calendar = China,
                Slot = new ReminderSlot(Day(day), hour),
                Tasks = tasks,
            },
            Contacts
        );

    public static string Who(Digest digest) => digest.Recipient.Name;

    public static string Body(Digest digest) => DigestWriter.Write(digest, digest.Slot.At).Body;

    /// <summary>All slots of the days from the first to the last, in order.</summary>
    public static IEnumerable<ReminderSlot> Slots(string first, string last) =>
        from day in Enumerable.Range(0, Period.DaysBetween(Day(first), Day(last)) + 1).Select(Day(first).PlusDays)
        where ReminderDays.IsSendingDay(China, day)
        from hour in Enum.GetValues<ReminderHour>()
        select new ReminderSlot(day, hour);

    /// <summary>Everything a person is sent over a time, slot by slot as the server does it: "10-18 Morning C-03".</summary>
    public static List<string> Sent(string person, string from, string to, Func<ReminderSlot, ReminderTask> task)
    {
        var sent = new List<string>();
        foreach (var slot in Slots(from, to))
        {
            var plan = ReminderPlanner.Plan(
                new ReminderInput
                {
                    Calendar = China,
                    Slot = slot,
                    Tasks = [task(slot)],
                },
                Contacts
            );
            sent.AddRange(
                plan.Digests.Where(digest => Who(digest) == person)
                    .SelectMany(digest =>
                        digest.Entries.Select(entry => $"{slot.Day:MM-dd} {slot.Hour} {entry.Template}")
                    )
            );
        }

        return sent;
    }
}
