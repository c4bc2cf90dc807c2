using Microsoft.EntityFrameworkCore;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Reads the open deadlines of locked instances.</summary>
internal static class OpenDeadlines
{
    public static async Task ReadAsync(WorkLoad load, List<long> ids, CancellationToken cancellationToken)
    {
        var instances = load.Session.Instances;
        foreach (var id in ids)
        {
            if (instances.TryGetValue(id, out var instance))
                instance.Open = [];
        }

        var rows = await load
            .Lazy.Get()
            .Deadlines.AsNoTracking()
            .Where(deadline => ids.Contains(deadline.InstanceId) && deadline.State == DeadlineState.Armed)
            .Select(deadline => new
            {
                deadline.Id,
                deadline.InstanceId,
                deadline.ActivityInstanceId,
                deadline.Name,
                deadline.Kind,
                deadline.DueAt,
                deadline.DueDate,
            })
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            if (!instances.TryGetValue(row.InstanceId, out var instance))
                continue;
            var open = new OpenDeadline(row.Id, row.ActivityInstanceId, row.Name, row.Kind, row.DueAt, row.DueDate);
            instance.Open!.Add((open.Run, open.Name), open);
        }
    }
}
