using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.Cases.Cycles;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Holidays;
using Orchestrator.Storage.Reviews;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview;
using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.Cases.Simulation;

/// <summary>Puts definitions, calendar and experts into the throw-away database, and says when the year starts.</summary>
/// <param name="Schedule">The compiled schedule.</param>
/// <param name="Application">The compiled definition of its applications.</param>
/// <param name="Properties">What the schedule says of itself: region, jurisdiction, year.</param>
/// <param name="Book">The calendars of the play, the scenario's holidays among them.</param>
/// <param name="Dates">The year as planned before it begins.</param>
internal sealed record SimulationSetup(
    WorkflowPlan Schedule,
    WorkflowPlan Application,
    ScheduleProperties Properties,
    CalendarBook Book,
    SchedulePlan Dates
)
{
    private const long ScheduleId = 1;
    private const long ApplicationId = 2;
    private const int Experts = 60;
    private const long FirstCalendar = 10_000;

    private static readonly string[] Reminded =
    [
        Roles.Employer,
        Roles.Department,
        Roles.TradeDepartment,
        Roles.Office,
        Roles.TitleOffice,
        Roles.Supervisor,
    ];

    /// <summary>Id of the schedule's version in the throw-away database.</summary>
    public const long ScheduleVersion = ScheduleId;

    /// <summary>The working days that the schedule counts by.</summary>
    public WorkingCalendar Calendar => Book.For(Properties.CalendarRegion).Value;

    /// <summary>Twelve working days before the first date of the plan.</summary>
    public LocalDate From =>
        Calendar
            .Find(Dates.Items.Select(item => item.DueDate ?? item.EffectiveDate).OfType<LocalDate>().Min(), -12)
            .Value.Date;

    /// <summary>The first instant of the play.</summary>
    public Instant Start => ChinaTime.Zone.AtLeniently(From.At(new LocalTime(9, 0))).ToInstant();

    /// <summary>About when it will be over; for progress only.</summary>
    public LocalDate ExpectedTo =>
        Calendar
            .Find(Dates.Items.Select(item => item.DueDate ?? item.EffectiveDate).OfType<LocalDate>().Max(), 10)
            .Value.Date;

    /// <summary>Compiles and plans.</summary>
    /// <exception cref="InvalidOperationException">The scenario's holidays do not fit the calendar.</exception>
    public static SimulationSetup Read(SimulationOptions options)
    {
        var registry = ActivityRegistry.BuiltIn.With(typeof(ReviewActivity).Assembly);
        var schedule = PlanCache.Compile(options.Schedule, _ => null, registry);
        var application = PlanCache.Compile(options.Application, _ => null, registry);
        var properties = ScheduleProperties.Of(schedule);
        var book = WithHolidays(InForce(options), properties.CalendarRegion, options.Scenario?.Holidays ?? []);
        var dates = new SchedulePlanner(book, id => id == application.DefinitionId ? application : null).Plan(
            schedule,
            new Dictionary<string, LocalDate>()
        );
        return new SimulationSetup(schedule, application, properties, book, dates);
    }

    /// <summary>Stores what the engine reads.</summary>
    public async Task StoreAsync(IWorkStore store, SimulationOptions options, CancellationToken cancellationToken)
    {
        var now = await store.ReadClockAsync(cancellationToken);
        await using var context = store.CreateContext();
        context.DefinitionVersions.Add(VersionOf(ScheduleId, Schedule, options.Schedule, DefinitionKind.Schedule, now));
        context.DefinitionVersions.Add(
            VersionOf(ApplicationId, Application, options.Application, DefinitionKind.Application, now)
        );
        context.CalendarVersions.AddRange(
            options.Calendars.Select(
                (version, place) =>
                    ApprovedCopy(
                        version,
                        FirstCalendar + place,
                        now - Duration.FromSeconds(options.Calendars.Count - place)
                    )
            )
        );
        if (options.Scenario is { Holidays.Count: > 0 } scenario)
        {
            var national = InForce(options).For(CalendarBook.NationalRegion).Value;
            context.CalendarVersions.AddRange(
                Arrangements(national, scenario.Holidays)
                    .Select(
                        (json, place) =>
                            new CalendarVersion
                            {
                                Id = FirstCalendar + options.Calendars.Count + place,
                                Region = CalendarBook.NationalRegion,
                                Version = VersionName(place),
                                Json = json,
                                Hash = "",
                                State = CalendarVersionState.Approved,
                                ImportedAt = now,
                                ImportedBy = "scenario",
                                DecidedAt = now,
                                DecidedBy = "scenario",
                            }
                    )
            );
        }

        context.Experts.AddRange(
            Enumerable
                .Range(1, Experts)
                .Select(number => new Expert
                {
                    Id = 100 + number,
                    Code = $"E{number:000}",
                    Name = "专家",
                    Employer = $"X{number:000}",
                    Committee = "C001",
                    Series = "",
                    Level = "正高",
                    HighlySkilled = number % 5 == 0,
                    Enabled = true,
                    Data = JsonSerializer.Serialize(
                        new PoolExpert($"E{number:000}", $"X{number:000}") { IsNonPublic = number % 3 == 0 },
                        ReviewJson.Options
                    ),
                })
        );
        context.Contacts.AddRange(
            Reminded.Select(
                (role, place) =>
                    new Contact
                    {
                        Id = 200 + place,
                        Role = role,
                        Name = role,
                        Mail = $"{role}@simulation.invalid",
                        Enabled = true,
                    }
            )
        );
        await context.SaveChangesAsync(cancellationToken);
    }

    private static CalendarBook InForce(SimulationOptions options) =>
        ApprovedCalendars.Lay(CalendarBook.Official, options.Calendars);

    /// <summary>The same import, as if it had been approved just before the play.</summary>
    private static CalendarVersion ApprovedCopy(CalendarVersion version, long id, Instant at) =>
        new()
        {
            Id = id,
            Region = version.Region,
            Version = version.Version,
            Json = version.Json,
            Hash = version.Hash,
            ValidThrough = version.ValidThrough,
            State = CalendarVersionState.Approved,
            ImportedAt = at,
            ImportedBy = version.ImportedBy,
            DecidedAt = at,
            DecidedBy = version.DecidedBy,
        };

    private static DefinitionVersion VersionOf(
        long id,
        WorkflowPlan plan,
        string json,
        DefinitionKind kind,
        Instant now
    ) =>
        new()
        {
            Id = id,
            DefinitionId = plan.DefinitionId,
            Version = 1,
            Name = plan.Definition.Name,
            Kind = kind,
            Json = json,
            Hash = plan.Hash,
            IsLatest = true,
            IsPublished = true,
            CreatedAt = now,
            CreatedBy = "simulation",
        };

    private static CalendarBook WithHolidays(CalendarBook book, string region, IReadOnlyList<LocalDate> holidays)
    {
        if (holidays.Count == 0)
            return book;
        var place = 0;
        foreach (var json in Arrangements(book.For(CalendarBook.NationalRegion).Value, holidays))
        {
            var next = CalendarImport
                .Read(json, new CalendarImportOptions { Region = CalendarBook.NationalRegion })
                .Then(import => book.With(import, VersionName(place++)));
            if (!next.IsSuccess)
            {
                throw new InvalidOperationException(
                    $"The scenario's holidays cannot be laid over the calendar of {region}: {string.Join("; ", next.Errors)}"
                );
            }
            book = next.Value;
        }

        return book;
    }

    private static string VersionName(int place) => $"scenario-{place + 1}";

    /// <summary>Each year that has a holiday of the scenario, with it.</summary>
    private static IEnumerable<string> Arrangements(WorkingCalendar calendar, IReadOnlyList<LocalDate> holidays)
    {
        foreach (var year in holidays.GroupBy(day => day.Year).OrderBy(year => year.Key))
        {
            var known = calendar.Source.Years.FirstOrDefault(arrangement => arrangement.Year == year.Key);
            var days = (known?.Days ?? [])
                .Where(day => !year.Contains(day.Date))
                .Select(day => (day.Date, day.Name, day.IsOffDay))
                .Concat(year.Select(day => (Date: day, Name: "情景假日", IsOffDay: true)))
                .OrderBy(day => day.Date);
            yield return new JsonObject
            {
                ["year"] = year.Key,
                ["papers"] = new JsonArray("https://example.invalid/scenario"),
                ["days"] = new JsonArray([
                    .. days.Select(day =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["name"] = day.Name,
                                ["date"] = LocalDatePattern.Iso.Format(day.Date),
                                ["isOffDay"] = day.IsOffDay,
                            }
                    ),
                ]),
            }.ToJsonString();
        }
    }
}
