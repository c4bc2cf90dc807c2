using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Applications;
using Orchestrator.Engine.Work;
using Orchestrator.TitleReview.Eligibility;

namespace Orchestrator.Cases.Data;

/// <summary>What an application stated: for the decisions at which its gates are checked again (TJ24-1.4-a).</summary>
internal sealed class FactsLoader : DataLoader
{
    /// <inheritdoc/>
    public override Type Data => typeof(ApplicationFacts);

    /// <inheritdoc/>
    public override async Task LoadAsync(
        WorkLoad load,
        IReadOnlyList<DataNeed> needs,
        CancellationToken cancellationToken
    )
    {
        var ids = needs.Select(need => need.Instance.Id).Distinct().ToList();
        var rows = await load
            .Lazy.Get()
            .Applications.AsNoTracking()
            .Where(application => ids.Contains(application.InstanceId))
            .ToDictionaryAsync(application => application.InstanceId, cancellationToken);
        foreach (var need in needs)
        {
            if (rows.TryGetValue(need.Instance.Id, out var row))
                load.Session.Data.Give(need.Place, Data, new ApplicationFacts(KeptSubmission.Payload(row)));
        }
    }
}
