using NodaTime;
using Orchestrator.Desk.Operators;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Desk.Applications;

/// <summary>Finds the applications that are asked for.</summary>
internal static class ApplicationMatching
{
    /// <summary>Those within somebody's reach for which all that is asked holds.</summary>
    public static IQueryable<Application> In(
        this ApplicationSearch search,
        OrchestratorDbContext context,
        Operator who,
        Instant now
    )
    {
        var matching = context.ApplicationsOf(who);
        if (search.Cycle is { } code)
        {
            matching = matching.Where(row =>
                context.Cycles.Any(cycle => cycle.Code == code && cycle.InstanceId == row.CycleId)
            );
        }
        if (search.Stage is { } stage)
            matching = matching.Where(row => (row.FinalState ?? row.Stage) == stage);
        if (search.Series is { } series)
            matching = matching.Where(row => row.Series == series);
        if (search.Level is { } level)
            matching = matching.Where(row => row.Level == level);
        if (search.Text is { } text)
        {
            matching = matching.Where(row =>
                row.Number.StartsWith(text) || row.Employer == text || row.Department == text || row.Committee == text
            );
        }
        return WithDeadlines(search, matching, context, who, now);
    }

    private static IQueryable<Application> WithDeadlines(
        ApplicationSearch search,
        IQueryable<Application> matching,
        OrchestratorDbContext context,
        Operator who,
        Instant now
    )
    {
        if (search.IsOverdue)
        {
            matching = matching.Where(row =>
                context.Deadlines.Any(deadline =>
                    deadline.InstanceId == row.InstanceId
                    && deadline.Role != null
                    && (
                        (deadline.State == DeadlineState.Missed && deadline.Kind == DeadlineKind.Statutory)
                        || (deadline.State == DeadlineState.Armed && deadline.DueAt <= now)
                    )
                )
            );
        }
        if (search.IsMine)
        {
            var waiting = context
                .DutiesOf(who)
                .Where(deadline => deadline.State == DeadlineState.Armed)
                .Select(deadline => deadline.InstanceId);
            matching = matching.Where(row => waiting.Contains(row.InstanceId));
        }
        return matching;
    }
}
