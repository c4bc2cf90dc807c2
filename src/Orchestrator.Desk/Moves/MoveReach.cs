using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Moves;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Operators;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Moves;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Moves;

/// <summary>
/// Which changes of cycles lie within somebody's reach (D17): who reaches a cycle of it sees a change, who reaches all of them may ask
/// for it and decide about it.
/// </summary>
public sealed class MoveReach(IDbContextFactory<OrchestratorDbContext> contexts, DefinitionPlaces places)
{
    // These see their own applications of a cycle, not what a change does to all of them.
    private static readonly string[] OfApplications = [Roles.Employer, Roles.Department];

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

    /// <summary>Whether all cycles that a request names, and all that its preview shows, lie within reach.</summary>
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
        var reached = await context.CyclesOf(who).CountAsync(cycle => named.Contains(cycle.Code), cancellationToken);
        return reached == named.Count;
    }

    /// <summary>
    /// A change as this person may see it: what it does to cycles out of reach is left out, and to others' applications for
    /// those who see their own alone.
    /// </summary>
    public async Task<MoveView> TrimAsync(MoveView view, Operator who, CancellationToken cancellationToken)
    {
        if (who.IsEverywhere)
            return view;
        var whole = who with { Grants = [.. who.Grants.Where(grant => !OfApplications.Contains(grant.Role))] };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var codes = (await ReachedAsync(context, whole, cancellationToken)).Select(cycle => cycle.Code).ToHashSet();
        // A cycle that is to start is none yet.
        var isStart = view.Kind == DateMoveKind.Start && whole.Grants.Count > 0;
        return view with
        {
            Request = codes.Count > 0 ? view.Request : view.Request with { Applications = null },
            Preview =
                view.Preview is not { } preview || (codes.Count == 0 && !isStart)
                    ? null
                    : preview with
                    {
                        Cycles = [.. preview.Cycles.Where(cycle => isStart || codes.Contains(cycle.Cycle))],
                    },
            Cycles = [.. view.Cycles.Where(cycle => codes.Contains(cycle.Cycle))],
        };
    }

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
