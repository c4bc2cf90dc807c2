using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Cases.Applications;
using Orchestrator.Desk.Days;
using Orchestrator.Desk.Deadlines;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Organisations;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Desk.Applications;

/// <summary>Applications for reading; what is stored is masked already, and names are masked again here.</summary>
public sealed class ApplicationQueries(
    IDbContextFactory<OrchestratorDbContext> contexts,
    JudgingClock clock,
    CycleCalendars calendars,
    DueItems items
)
{
    private const int PageSize = 50;
    private const int JournalLines = 200;

    /// <summary>A page of fifty of those within somebody's reach.</summary>
    public async Task<ApplicationPage> ListAsync(
        ApplicationSearch search,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(search);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var matching = search.In(context, who, await clock.ReadAsync(cancellationToken));
        var number = Math.Clamp(search.Page, 1, 100_000);
        var rows = await (
            search.NewestFirst
                ? matching.OrderByDescending(row => row.SubmittedAt).ThenBy(row => row.InstanceId)
                : matching.OrderBy(row => row.Number).ThenBy(row => row.InstanceId)
        )
            .Skip((number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        var next = await NextDueAsync(context, [.. rows.Select(row => row.InstanceId)], cancellationToken);
        var cycles = rows.Select(row => row.CycleId).Distinct().ToList();
        var codes = await context
            .Cycles.Where(cycle => cycles.Contains(cycle.InstanceId))
            .ToDictionaryAsync(cycle => cycle.InstanceId, cycle => cycle.Code, cancellationToken);
        var names = await context.NamesOfAsync(Roles.Employer, rows.Select(row => row.Employer), cancellationToken);
        return new ApplicationPage
        {
            Items =
            [
                .. rows.Select(row =>
                    Summary(
                        row,
                        codes[row.CycleId],
                        next.GetValueOrDefault(row.InstanceId),
                        names.GetValueOrDefault(row.Employer)
                    )
                ),
            ],
            Total = await matching.CountAsync(cancellationToken),
            Page = number,
            PageSize = PageSize,
        };
    }

    /// <summary>One application; null when there is none that this person may see.</summary>
    public async Task<ApplicationDetail?> FindAsync(
        Cycle cycle,
        string number,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context
            .ApplicationsOf(who)
            .AsNoTracking()
            .FirstOrDefaultAsync(
                application => application.CycleId == cycle.InstanceId && application.Number == number,
                cancellationToken
            );
        if (row is null)
            return null;
        var next = await NextDueAsync(context, [row.InstanceId], cancellationToken);
        var journal = await context
            .Journal.AsNoTracking()
            .Where(line => line.InstanceId == row.InstanceId)
            .OrderByDescending(line => line.Id)
            .Take(JournalLines)
            .ToListAsync(cancellationToken);
        var (carriedTo, carriedFrom) = await CarriedLinks.ReadAsync(context, row.InstanceId, cancellationToken);
        var names = await NamesAsync(context, row, cancellationToken);
        return new ApplicationDetail
        {
            Summary = Summary(
                row,
                cycle.Code,
                next.GetValueOrDefault(row.InstanceId),
                names.GetValueOrDefault(Roles.Employer)
            ),
            CarriedTo = carriedTo,
            CarriedFrom = carriedFrom,
            Facts = Facts(KeptSubmission.Payload(row)),
            OrganisationNames = names,
            Deadlines = await DeadlinesAsync(context, cycle, row.InstanceId, cancellationToken),
            Journal =
            [
                .. journal.Select(line => new ApplicationJournalLine
                {
                    At = line.At,
                    Event = line.Event,
                    Text = line.Message,
                    Activity = line.NodeId,
                }),
            ],
        };
    }

    /// <summary>The application's own deadlines and those of its cycle that are still open.</summary>
    public async Task<IReadOnlyList<DueItem>> DeadlinesAsync(
        OrchestratorDbContext context,
        Cycle cycle,
        long instanceId,
        CancellationToken cancellationToken
    )
    {
        var groups = await DeadlineQueries.GroupAsync(
            context,
            context
                .Deadlines.AsNoTracking()
                .Where(deadline =>
                    deadline.InstanceId == instanceId
                    || (
                        deadline.InstanceId == cycle.InstanceId
                        && deadline.State == DeadlineState.Armed
                        && deadline.Kind != DeadlineKind.Timer
                    )
                ),
            cancellationToken
        );
        var calendar = await calendars.OfAsync(cycle, cancellationToken);
        var today = CivilTime.DayOf(await clock.ReadAsync(cancellationToken));
        var quoted = await items.NoticesAsync(cancellationToken);
        var due = new List<DueItem>();
        foreach (var group in groups.OrderBy(group => group.DueAt).ThenBy(group => group.Id))
            due.Add(await items.MakeAsync(group, cycle.Code, calendar, today, quoted, cancellationToken));
        return due;
    }

    private static async Task<Dictionary<long, LocalDate?>> NextDueAsync(
        OrchestratorDbContext context,
        List<long> ids,
        CancellationToken cancellationToken
    ) =>
        await context
            .Deadlines.AsNoTracking()
            .Where(deadline => ids.Contains(deadline.InstanceId) && deadline.State == DeadlineState.Armed)
            .GroupBy(deadline => deadline.InstanceId)
            .Select(group => new { group.Key, Next = group.Min(deadline => deadline.DueDate) })
            .ToDictionaryAsync(group => group.Key, group => (LocalDate?)group.Next, cancellationToken);

    /// <summary>By the name of the fact; what is not registered is not in it.</summary>
    private static async Task<Dictionary<string, string>> NamesAsync(
        OrchestratorDbContext context,
        Application row,
        CancellationToken cancellationToken
    ) =>
        await context
            .Organisations.AsNoTracking()
            .Where(known =>
                (known.Role == Roles.Employer && known.Code == row.Employer)
                || (known.Role == Roles.Department && known.Code == row.Department)
                || (known.Role == Roles.Office && known.Code == row.Committee)
            )
            .ToDictionaryAsync(
                known => known.Role == Roles.Office ? "committee" : known.Role,
                known => known.Name,
                StringComparer.Ordinal,
                cancellationToken
            );

    private static ApplicationSummary Summary(Application row, string cycle, LocalDate? next, string? employerName) =>
        new()
        {
            Cycle = cycle,
            Number = row.Number,
            ApplicantName = TitleReview.Privacy.Masking.Name((string?)Data(row.Data)["name"] ?? "申报人"),
            Employer = row.Employer,
            Department = row.Department,
            Committee = row.Committee,
            EmployerName = employerName,
            Series = row.Series,
            Level = row.Level,
            Stage = row.FinalState ?? row.Stage,
            StageText = (row.FinalState ?? row.Stage) is { } stage ? Stages.Chinese(stage) : null,
            Status = row.FinalState is null ? "running" : "finished",
            SubmittedAt = row.SubmittedAt,
            NextDue = next,
        };

    // Only flat values: documents and facts are for the reviewers' own systems.
    private static Dictionary<string, string> Facts(JsonObject submitted) =>
        submitted
            .Where(member => member.Key is not ("name" or "person") && member.Value is JsonValue)
            .ToDictionary(member => member.Key, member => member.Value!.ToString());

    private static JsonObject Data(string json) => JsonNode.Parse(json) as JsonObject ?? [];
}
