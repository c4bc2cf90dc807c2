using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Studio.Records;

/// <summary>Reads an instance from a database, the real one's or a sandbox's.</summary>
internal static class InstanceReader
{
    // A person's application holds personal data: its variables are named here and shown where the office works on it.
    private const string Hidden = "（个人信息不在此显示）";

    /// <summary>The revision, which tells whether anything changed; null when there is no such instance.</summary>
    public static Task<int?> RevisionAsync(
        OrchestratorDbContext context,
        long id,
        CancellationToken cancellationToken
    ) =>
        context
            .Instances.Where(instance => instance.Id == id)
            .Select(instance => (int?)instance.Revision)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Null when there is no such instance.</summary>
    public static async Task<InstanceRecord?> ReadAsync(
        OrchestratorDbContext context,
        InstanceAddress address,
        CancellationToken cancellationToken
    )
    {
        var id = address.Row;
        if (
            await context.Instances.AsNoTracking().FirstOrDefaultAsync(instance => instance.Id == id, cancellationToken)
            is not { } instance
        )
        {
            return null;
        }
        var version = await context
            .DefinitionVersions.AsNoTracking()
            .FirstAsync(row => row.Id == instance.DefinitionVersionId, cancellationToken);
        var state = WorkflowStateJson.Read(instance.State);
        var lines = await context
            .Journal.AsNoTracking()
            .Where(line => line.InstanceId == id)
            .OrderBy(line => line.Id)
            .ToListAsync(cancellationToken);
        var used = UsedDefinitions.AreIn(version)
            ? await context
                .DefinitionVersions.AsNoTracking()
                .Where(row => row.Kind == DefinitionKind.Other)
                .ToListAsync(cancellationToken)
            : [];
        var (journal, executions) = InstanceRecordBuilder.Build(
            Unfold(lines),
            InstanceRecordBuilder.Nodes(version.Json, used),
            state.Bookmarks,
            instance.SubStatus
        );
        return new InstanceRecord
        {
            Id = address.ToString(),
            Revision = instance.Revision,
            DefinitionId = version.DefinitionId,
            VersionId = (address with { Row = version.Id }).ToString(),
            Version = version.Version,
            Name = await NameAsync(context, instance, cancellationToken),
            Correlation = instance.Correlation,
            Status = instance.Status,
            SubStatus = instance.SubStatus,
            CreatedAt = instance.CreatedAt,
            UpdatedAt = instance.UpdatedAt,
            FinishedAt = instance.FinishedAt,
            Incidents = state.Incidents,
            Bookmarks = state.Bookmarks,
            Input = instance.Kind == InstanceKind.Application ? [] : (JsonObject)state.Input.DeepClone(),
            Output = instance.Kind == InstanceKind.Application ? [] : (JsonObject)state.Output.DeepClone(),
            Variables = Variables(version, state, instance.Kind == InstanceKind.Application),
            Journal = journal,
            Executions = executions,
        };
    }

    internal static IReadOnlyList<(string Id, string Name, JsonNode? Value)> Variables(
        DefinitionVersion version,
        WorkflowState state,
        bool isHidden
    )
    {
        var declared = DefinitionReader.Read(version.Json).Definition?.Variables ?? [];
        return
        [
            .. declared.Select(variable =>
                (
                    variable.Id,
                    variable.Name,
                    isHidden
                        ? Hidden
                        : (
                            state.Variables.TryGetValue(variable.Name, out var value) ? value : variable.Value
                        )?.DeepClone()
                )
            ),
            .. state
                .Variables.Where(written => declared.All(variable => variable.Name != written.Key))
                .Select(written => (written.Key, written.Key, isHidden ? Hidden : written.Value?.DeepClone())),
        ];
    }

    private static async Task<string?> NameAsync(
        OrchestratorDbContext context,
        Instance instance,
        CancellationToken cancellationToken
    ) =>
        instance.Kind switch
        {
            InstanceKind.Cycle => await context
                .Cycles.Where(cycle => cycle.InstanceId == instance.Id)
                .Select(cycle => cycle.Code + " " + cycle.Name)
                .FirstOrDefaultAsync(cancellationToken),
            InstanceKind.Application => await context
                .Applications.Where(application => application.InstanceId == instance.Id)
                .Select(application => "申报 " + application.Number)
                .FirstOrDefaultAsync(cancellationToken),
            _ => null,
        };

    private static IEnumerable<JournalStep> Unfold(IEnumerable<JournalLine> lines)
    {
        var nodes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (line is { Event: StepJournal.Event, Data: { } folded })
            {
                foreach (var (name, run, node, detail) in StepJournal.Read(folded, nodes))
                    yield return new JournalStep(line.At, name, node, run, null, Detail(name, detail));
            }
            else
            {
                yield return new JournalStep(
                    line.At,
                    line.Event,
                    line.NodeId,
                    line.ActivityInstanceId,
                    line.Message,
                    line.Data is null ? null : JsonNode.Parse(line.Data)
                );
            }
        }
    }

    private static JsonObject? Detail(string name, string? detail) =>
        (name, detail) switch
        {
            (_, null) => null,
            ("Completed", _) => new JsonObject
            {
                ["outcomes"] = new JsonArray([.. detail.Split(',').Select(outcome => JsonValue.Create(outcome))]),
            },
            _ => new JsonObject { ["name"] = detail },
        };
}
