using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Sandboxes;
using Orchestrator.Server.Studio.Records;
using Orchestrator.Server.Studio.Runs;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Studio.Instances;

/// <summary>Finds the instances that a filter of Studio's list means: the real ones, and what is or was only tried.</summary>
internal sealed class InstanceSearch(
    IDbContextFactory<OrchestratorDbContext> contexts,
    InstanceSources sources,
    SandboxRecords ended,
    SandboxStage stage,
    TrialRuns trials
)
{
    /// <summary>Some of the real ones, the newest first, and how many there are.</summary>
    public async Task<(IReadOnlyList<InstanceHead> Rows, int Total)> PageAsync(
        JsonObject filter,
        int skip,
        int take,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var query = Matching(context, filter);
        var rows = query.OrderByDescending(instance => instance.Id).Skip(skip).Take(take);
        return (
            await InstanceHeads.ReadAsync(context, rows, cancellationToken),
            await query.CountAsync(cancellationToken)
        );
    }

    /// <summary>The trial runs and plays.</summary>
    public async Task<List<InstanceRecord>> TriedAsync(JsonObject filter, CancellationToken cancellationToken)
    {
        var playing = new List<InstanceRecord>();
        foreach (var play in stage.Playing)
        {
            if (
                play.CycleId is { } cycle
                && await sources.FindAsync(new InstanceAddress(play.Id, cycle).ToString(), cancellationToken)
                    is { } record
            )
            {
                playing.Add(record);
            }
        }

        return
        [
            .. trials
                .Records.Concat(playing)
                .Concat(ended.Cycles)
                .DistinctBy(record => record.Id)
                .Where(record => IsMeant(record, filter)),
        ];
    }

    /// <summary>The ids of all that still run.</summary>
    public async Task<IReadOnlyList<string>> RunningAsync(JsonObject filter, CancellationToken cancellationToken)
    {
        var tried = (await TriedAsync(filter, cancellationToken))
            .Where(record => record.Status == WorkflowStatus.Running)
            .Select(record => record.Id);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var real = await Matching(context, filter)
            .Where(instance => instance.Status == WorkflowStatus.Running)
            .Select(instance => instance.Id)
            .ToListAsync(cancellationToken);
        return [.. tried, .. real.Select(id => id.ToString())];
    }

    /// <summary>The texts of some members, each a text or a list of them; without empty ones.</summary>
    public static List<string> Texts(JsonObject body, params string[] members) =>
        [
            .. members
                .SelectMany(member =>
                    body[member] is JsonArray list ? list.Select(ActivityJson.Text) : [ActivityJson.Text(body[member])]
                )
                .OfType<string>()
                .Where(text => text.Length > 0),
        ];

    private static IQueryable<Instance> Matching(OrchestratorDbContext context, JsonObject filter)
    {
        // Tens of thousands of applications would bury the cycles: those are looked up in the console.
        var query = context.Instances.AsNoTracking().Where(instance => instance.Kind != InstanceKind.Application);
        if (Texts(filter, "definitionIds", "definitionId") is { Count: > 0 } definitions)
        {
            query = query.Where(instance =>
                context.DefinitionVersions.Any(version =>
                    version.Id == instance.DefinitionVersionId && definitions.Contains(version.DefinitionId)
                )
            );
        }
        if (Enums<WorkflowStatus>(filter, "statuses", "status") is { Count: > 0 } statuses)
            query = query.Where(instance => statuses.Contains(instance.Status));
        if (Enums<WorkflowSubStatus>(filter, "subStatuses", "subStatus") is { Count: > 0 } subStatuses)
            query = query.Where(instance => subStatuses.Contains(instance.SubStatus));
        if (long.TryParse(ActivityJson.Text(filter["searchTerm"]), out var wanted))
        {
            query = query.Where(instance => instance.Id == wanted);
        }
        else if (ActivityJson.Text(filter["searchTerm"]) is { Length: > 0 } term)
        {
            query = query.Where(instance =>
                instance.Correlation == term
                || context.Cycles.Any(cycle =>
                    cycle.InstanceId == instance.Id && (cycle.Code.Contains(term) || cycle.Name.Contains(term))
                )
            );
        }
        return query;
    }

    private static bool IsMeant(InstanceRecord record, JsonObject filter) =>
        (
            ActivityJson.Text(filter["searchTerm"]) is not { Length: > 0 } term
            || record.Id == term
            || record.Name?.Contains(term, StringComparison.OrdinalIgnoreCase) == true
        )
        && (
            Texts(filter, "definitionIds", "definitionId") is not { Count: > 0 } definitions
            || definitions.Contains(record.DefinitionId)
        )
        && (
            Enums<WorkflowStatus>(filter, "statuses", "status") is not { Count: > 0 } statuses
            || statuses.Contains(record.Status)
        )
        && (
            Enums<WorkflowSubStatus>(filter, "subStatuses", "subStatus") is not { Count: > 0 } subStatuses
            || subStatuses.Contains(record.SubStatus)
        );

    private static List<T> Enums<T>(JsonObject body, params string[] members)
        where T : struct, Enum =>
        [.. Texts(body, members).Where(text => Enum.TryParse<T>(text, out _)).Select(text => Enum.Parse<T>(text))];
}
