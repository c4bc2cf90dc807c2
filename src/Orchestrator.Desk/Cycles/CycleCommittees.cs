using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Refusals;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;

namespace Orchestrator.Desk.Cycles;

/// <summary>Which committees review in a cycle: their offices and supervisors see all of it.</summary>
public sealed class CycleCommittees(IDbContextFactory<OrchestratorDbContext> contexts, OperatorLogWriter log)
{
    private const int LongestCode = 64;
    private const int Most = 15;

    /// <summary>Names them anew, with a line in the operator log in the same commit.</summary>
    /// <returns>Null when done.</returns>
    public async Task<DeskRefusal?> SetAsync(
        Cycle cycle,
        IReadOnlyList<string> committees,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (Check(committees) is { } wrong)
            return wrong;
        var text = string.Join(' ', committees.Distinct());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context
            .Cycles.Where(row => row.InstanceId == cycle.InstanceId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Committees, text), cancellationToken);
        await context.SaveWithAsync(
            cycle,
            log.Line<Cycle>(
                who,
                "cycle.committeesSet",
                row => row.Code,
                row => new JsonObject { ["from"] = row.Committees, ["to"] = text },
                row => row.InstanceId
            ),
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Null when they can be kept.</summary>
    public static DeskRefusal? Check(IReadOnlyList<string> committees) =>
        committees.Count > Most
        || committees.Any(code => code is not { Length: > 0 and <= LongestCode } || code.Any(char.IsWhiteSpace))
            ? DeskRefusal.Invalid(
                "$.committees",
                $"评委会代码至多 {Most} 个，每个 1 至 {LongestCode} 个字符，不含空格。",
                $"at most {Most} committees, each code of 1 to {LongestCode} characters without spaces."
            )
            : null;
}
