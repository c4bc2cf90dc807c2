using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Moves;

/// <summary>How the applications of a cycle stand, counted by the database.</summary>
internal static class ApplicationLines
{
    private static readonly List<string> Order = [.. Stages.All.Keys];

    /// <summary>Those under way first, in the order of the year.</summary>
    /// <param name="context">The database.</param>
    /// <param name="cycleId">The cycle.</param>
    /// <param name="cycleEnds">Whether what is under way ends with the cycle, or goes on.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<IReadOnlyList<ApplicationLine>> ReadAsync(
        OrchestratorDbContext context,
        long cycleId,
        bool cycleEnds,
        CancellationToken cancellationToken
    )
    {
        var counts = await context
            .Applications.Where(application => application.CycleId == cycleId)
            .GroupBy(application => new
            {
                Stage = application.FinalState ?? application.Stage,
                IsUnderWay = application.FinalState == null,
            })
            .Select(group => new
            {
                group.Key.Stage,
                group.Key.IsUnderWay,
                Count = group.Count(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. counts
                .Select(count => new ApplicationLine
                {
                    Stage = count.Stage ?? Stages.Submitted,
                    Text = Stages.Chinese(count.Stage ?? Stages.Submitted),
                    Ends = count.IsUnderWay && cycleEnds,
                    GoesOn = count.IsUnderWay && !cycleEnds,
                    Count = count.Count,
                })
                .OrderBy(line => line.Ends || line.GoesOn ? 0 : 1)
                .ThenBy(line => Order.IndexOf(line.Stage))
                .ThenBy(line => line.Stage, StringComparer.Ordinal),
        ];
    }
}
