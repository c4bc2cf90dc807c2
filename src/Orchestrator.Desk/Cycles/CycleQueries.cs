using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Desk.Days;
using Orchestrator.Desk.Deadlines;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Desk.Cycles;

/// <summary>Cycles for reading.</summary>
public sealed class CycleQueries
{
    private readonly IDbContextFactory<OrchestratorDbContext> _contexts;
    private readonly CycleReader _reader;

    internal CycleQueries(IDbContextFactory<OrchestratorDbContext> contexts, CycleReader reader) =>
        (_contexts, _reader) = (contexts, reader);

    /// <summary>All within somebody's reach, the running ones first, then the latest.</summary>
    public async Task<IReadOnlyList<CycleSummary>> ListAsync(Operator who, CancellationToken cancellationToken) =>
        [.. (await ReadAllAsync(who, cancellationToken)).Select(Summary)];

    /// <summary>The cycle's own deadlines and those of its applications, the same ones once, in the order of their dates.</summary>
    public async Task<IReadOnlyList<DueItem>> DeadlinesAsync(
        Cycle cycle,
        Operator who,
        CancellationToken cancellationToken
    ) => (await _reader.ReadAsync([cycle], who, cancellationToken))[0].Due;

    /// <summary>Where a cycle stands.</summary>
    public async Task<CycleSummary> SummaryAsync(Cycle cycle, Operator who, CancellationToken cancellationToken) =>
        Summary((await _reader.ReadAsync([cycle], who, cancellationToken))[0]);

    /// <summary>The same with its time line.</summary>
    public async Task<CycleDetail> DetailAsync(Cycle cycle, Operator who, CancellationToken cancellationToken)
    {
        var read = (await _reader.ReadAsync([cycle], who, cancellationToken))[0];
        var summary = Summary(read);
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return new CycleDetail
        {
            Id = summary.Id,
            Code = summary.Code,
            Name = summary.Name,
            Jurisdiction = summary.Jurisdiction,
            Committees = summary.Committees,
            Year = summary.Year,
            Status = summary.Status,
            Stage = summary.Stage,
            StageText = summary.StageText,
            From = summary.From,
            To = summary.To,
            Applications = summary.Applications,
            Deadlines = summary.Deadlines,
            NextDue = summary.NextDue,
            DefinitionId = read.Definition.DefinitionId,
            DefinitionVersion = read.Definition.Version,
            Decisions = await CycleDecisions.ReadAsync(context, cycle.InstanceId, cancellationToken),
            Anchors = EngineJson.ReadDates(cycle.Anchors),
            Timeline = new Timeline
            {
                From = summary.From,
                To = summary.To,
                Today = read.Today,
                Items = read.Timeline,
            },
        };
    }

    internal async Task<IReadOnlyList<CycleReading>> ReadAllAsync(Operator who, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var cycles = await context
            .CyclesOf(who)
            .AsNoTracking()
            .OrderBy(cycle => cycle.Status)
            .ThenByDescending(cycle => cycle.CreatedAt)
            .ToListAsync(cancellationToken);
        return await _reader.ReadAsync(cycles, who, cancellationToken);
    }

    internal static CycleSummary Summary(CycleReading read)
    {
        var cycle = read.Cycle;
        var days = read
            .Timeline.Select(item => item.DueDate)
            .OfType<LocalDate>()
            .Append(CivilTime.DayOf(cycle.CreatedAt))
            .ToList();
        return new CycleSummary
        {
            Id = cycle.InstanceId.ToString(),
            Code = cycle.Code,
            Name = cycle.Name,
            Jurisdiction = cycle.Jurisdiction,
            Committees = cycle.Committees.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Year = cycle.Year,
            Status = cycle.Status switch
            {
                CycleStatus.Running => "running",
                CycleStatus.Finished => "finished",
                _ => "cancelled",
            },
            Stage = cycle.Stage,
            StageText = cycle.Stage is null ? null : Stages.Chinese(cycle.Stage),
            From = read.Timeline.Select(item => item.DueDate).OfType<LocalDate>().DefaultIfEmpty(days[^1]).Min(),
            To = days.Max(),
            Applications = read.Applications,
            Deadlines = Count(read.Due),
            NextDue = read
                .Timeline.Where(item => item.State == DueState.Open && item.DueDate >= read.Today)
                .MinBy(item => item.Due ?? item.Opens),
        };
    }

    private static DeadlineCounts Count(IReadOnlyList<TimelineItem> due)
    {
        var counted = due.Where(item => item.Kind is DueKind.Statutory or DueKind.Internal or DueKind.Period).ToList();
        return new DeadlineCounts
        {
            Open = counted.Where(item => item.State == DueState.Open).Sum(item => item.Count),
            Met = counted.Where(item => item.State is DueState.Met or DueState.Elapsed).Sum(item => item.Count),
            Missed = counted
                .Where(item => item.State == DueState.Missed && item.Kind == DueKind.Statutory)
                .Sum(item => item.Count),
        };
    }
}
