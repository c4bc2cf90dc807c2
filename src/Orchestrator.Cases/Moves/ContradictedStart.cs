using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Cycles;
using Orchestrator.Engine;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Moves;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Moves;

/// <summary>
/// A cycle whose inputs contradict its plan: shown with its contradictions, started in the commit of the second
/// person's approval. Floors stay enforced while it runs.
/// </summary>
internal sealed class ContradictedStart(CycleStarter starter)
{
    /// <summary>What two persons would start, or why it needs no two or cannot start at all.</summary>
    public async Task<(CyclePreview? Preview, Refusal? Refusal)> PreviewAsync(
        OrchestratorDbContext context,
        MoveRequest request,
        CancellationToken cancellationToken
    )
    {
        var (prepared, refusal) = await PrepareAsync(context, request, cancellationToken);
        return prepared is null ? (null, refusal) : (PreviewOf(prepared), null);
    }

    /// <summary>Starts the cycle in the approval's transaction.</summary>
    public async Task<(CycleMove? Done, Refusal? Refusal)> StartAsync(
        IWorkTransaction transaction,
        OrchestratorDbContext context,
        MoveRequest request,
        MoveStamp stamp,
        CancellationToken cancellationToken
    )
    {
        var (prepared, refusal) = await PrepareAsync(context, request, cancellationToken);
        if (prepared is null)
            return (null, refusal);
        var preview = PreviewOf(prepared);
        var started = await starter.StartAsync(transaction, prepared, [Entry(preview, stamp)], cancellationToken);
        if (started.Refusal is not null)
            return (null, started.Refusal);
        var done = new CycleMove
        {
            MoveId = stamp.MoveId,
            CycleId = started.InstanceId,
            State = CycleMoveState.Applied,
            At = prepared.Row.CreatedAt,
            Result = JsonSerializer.Serialize(preview, EngineJson.Options),
        };
        return (done, null);
    }

    private async Task<(PreparedCycle?, Refusal?)> PrepareAsync(
        OrchestratorDbContext context,
        MoveRequest request,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
            return (null, MoveRefusals.NoReason);
        if (request.Start is not { } asked)
            return (null, MoveRefusals.NoStart);
        var version = await context
            .DefinitionVersions.Where(known =>
                known.DefinitionId == asked.DefinitionId && known.Version == asked.Version && known.IsPublished
            )
            .Select(known => (long?)known.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (version is not { } id)
            return (null, MoveRefusals.NoVersion(asked.Version));
        if (await context.Cycles.AnyAsync(cycle => cycle.Code == asked.Code, cancellationToken))
            return (null, MoveRefusals.CodeTaken(asked.Code));
        var inputs = asked.Inputs?.DeepClone().AsObject() ?? [];
        var prepared = await starter.PrepareAsync(
            new NewCycle(id, asked.Code, asked.Name, inputs) { Committees = asked.Committees ?? [] },
            cancellationToken
        );
        var refusal = prepared.Meaningless ?? (prepared.Contradicted is null ? MoveRefusals.NoContradiction : null);
        return refusal is null ? (prepared, null) : (null, refusal);
    }

    private static CyclePreview PreviewOf(PreparedCycle prepared) =>
        new()
        {
            Cycle = prepared.Row.Code,
            Name = prepared.Row.Name,
            CalendarVersion = prepared.Row.CalendarVersion,
            Dates =
            [
                .. prepared
                    .Plan.Anchors.OrderBy(date => date.Value)
                    .ThenBy(date => date.Key, StringComparer.Ordinal)
                    .Select(date => new AnchorLine(date.Key, null, date.Value)),
            ],
            Lines = [],
            Decided = [],
            Findings =
            [
                .. prepared.Contradictions.Select(warning => new MoveFinding(
                    warning.Code,
                    Refuses: false,
                    warning.Message,
                    warning.MessageEn,
                    prepared.ClausesOf(warning)
                )),
            ],
        };

    private static JournalEntry Entry(CyclePreview preview, MoveStamp stamp) =>
        new(
            MoveJournal.Started,
            null,
            null,
            $"所填事项与年度安排矛盾，经批准启动：{stamp.Reason}（{stamp.ApprovedBy}批准）。矛盾："
                + string.Join('；', preview.Findings.Select(finding => finding.Chinese)),
            new JsonObject
            {
                ["move"] = stamp.MoveId,
                ["reason"] = stamp.Reason,
                ["approvedBy"] = stamp.ApprovedBy,
            }
        );
}
