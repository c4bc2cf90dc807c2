using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Moves;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Operators;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Moves;

namespace Orchestrator.Desk.Moves;

/// <summary>
/// Which changes of cycles lie within somebody's reach (D17): who reaches a cycle of it sees a change, who reaches all of them may ask
/// for it and decide about it.
/// </summary>
public sealed class MoveReach(IDbContextFactory<OrchestratorDbContext> contexts, DefinitionPlaces places)
{
    /// <summary>Those of the changes that this person may see; of a calendar's everybody may.</summary>
    public async Task<IReadOnlyList<DateMove>> SeenAsync(
        IReadOnlyList<DateMove> moves,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (who.IsEverywhere)
            return moves;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var reached = await ReachedAsync(context, who, cancellationToken);
        var asked = moves.ToDictionary(move => move.Id, MoveDesk.RequestOf);
        var reverted = await RevertedAsync(context, asked.Values, cancellationToken);
        var seen = new List<DateMove>();
        foreach (var move in moves)
        {
            var request = asked[move.Id];
            if (
                move.Kind == DateMoveKind.Calendar
                || reached.Any(cycle => Names(request, cycle) || reverted.Contains((request.Of, cycle.Id)))
                || (
                    request.Start is { } start
                    && who.MayStartIn(await places.OfAsync(start.DefinitionId, cancellationToken))
                )
            )
            {
                seen.Add(move);
            }
        }

        return seen;
    }

    /// <summary>
    /// Whether all cycles that a request names, and all that its preview shows, lie within reach; of a city that it names, something
    /// has to, also where no preview can be made.
    /// </summary>
    public async Task<bool> IsWithinAsync(
        MoveRequest request,
        MovePreview? preview,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (who.IsEverywhere)
            return true;
        if (request.Start is { } start)
            return who.MayStartIn(await places.OfAsync(start.DefinitionId, cancellationToken));
        var named = new[] { request.Cycle, request.Into, request.Scope?.Cycle }
            .OfType<string>()
            .Concat(preview?.Cycles.Select(cycle => cycle.Cycle) ?? [])
            .Distinct()
            .ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var whole = context.WholeCyclesOf(who);
        if (
            request.Scope is { Cycle: null, City: { } city }
            && !who.MayStartIn(city)
            && !await whole.AnyAsync(cycle => cycle.Jurisdiction == city, cancellationToken)
        )
        {
            return false;
        }
        return await whole.CountAsync(cycle => named.Contains(cycle.Code), cancellationToken) == named.Count;
    }

    /// <summary>
    /// Changes as this person may see them: what they do to cycles of which not all is within reach is left out, and which
    /// applications they name for whoever sees no cycle whole.
    /// </summary>
    public async Task<IReadOnlyList<MoveView>> TrimAsync(
        IReadOnlyList<MoveView> views,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (who.IsEverywhere)
            return views;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var codes = await context.WholeCyclesOf(who).Select(cycle => cycle.Code).ToHashSetAsync(cancellationToken);
        return [.. views.Select(view => Trim(view, codes))];
    }

    /// <summary>What a change does, with the cycles alone of which all is within this person's reach.</summary>
    public async Task<MovePreview> TrimAsync(MovePreview preview, Operator who, CancellationToken cancellationToken)
    {
        if (who.IsEverywhere)
            return preview;
        var named = preview.Cycles.Select(cycle => cycle.Cycle).ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var codes = await context
            .WholeCyclesOf(who)
            .Where(cycle => named.Contains(cycle.Code))
            .Select(cycle => cycle.Code)
            .ToHashSetAsync(cancellationToken);
        return Trim(preview, codes);
    }

    private static MoveView Trim(MoveView view, HashSet<string> codes) =>
        view with
        {
            Request =
                view.Request.Cycle is { } code && codes.Contains(code)
                    ? view.Request
                    : view.Request with
                    {
                        Applications = null,
                    },
            // A cycle that is to start is none yet.
            Preview = view is { Preview: { } preview, Kind: not DateMoveKind.Start }
                ? Trim(preview, codes)
                : view.Preview,
            Cycles = [.. view.Cycles.Where(cycle => codes.Contains(cycle.Cycle))],
        };

    private static MovePreview Trim(MovePreview preview, HashSet<string> codes) =>
        preview with
        {
            Cycles = [.. preview.Cycles.Where(cycle => codes.Contains(cycle.Cycle))],
        };

    private static async Task<IReadOnlyList<ReachedCycle>> ReachedAsync(
        OrchestratorDbContext context,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        await context
            .CyclesOf(who)
            .Select(cycle => new ReachedCycle(cycle.InstanceId, cycle.Code, cycle.Jurisdiction))
            .ToListAsync(cancellationToken);

    private static bool Names(MoveRequest request, ReachedCycle cycle) =>
        request.Cycle == cycle.Code
        || request.Into == cycle.Code
        || request.Scope?.Cycle == cycle.Code
        || (request.Scope is { Cycle: null, City: { } city } && city == cycle.Jurisdiction);

    private static async Task<HashSet<(string? Of, long Cycle)>> RevertedAsync(
        OrchestratorDbContext context,
        IEnumerable<MoveRequest> requests,
        CancellationToken cancellationToken
    )
    {
        var ids = requests
            .Select(request => long.TryParse(request.Of, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id != 0)
            .ToList();
        return
        [
            .. (
                await context
                    .CycleMoves.AsNoTracking()
                    .Where(done => ids.Contains(done.MoveId))
                    .ToListAsync(cancellationToken)
            ).Select(done => ((string?)done.MoveId.ToString(CultureInfo.InvariantCulture), done.CycleId)),
        ];
    }

    private sealed record ReachedCycle(long Id, string Code, string Jurisdiction);
}
