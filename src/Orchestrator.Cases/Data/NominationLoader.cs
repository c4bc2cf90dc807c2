using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Work;
using Orchestrator.TitleReview.Reviews;

namespace Orchestrator.Cases.Data;

/// <summary>Whom each employer has recommended already, of the cycle, its series and level.</summary>
internal sealed class NominationLoader : DataLoader
{
    /// <inheritdoc/>
    public override Type Data => typeof(Nominations);

    /// <inheritdoc/>
    public override async Task LoadAsync(
        WorkLoad load,
        IReadOnlyList<DataNeed> needs,
        CancellationToken cancellationToken
    )
    {
        var ids = needs.Select(need => need.Instance.Id).Distinct().ToList();
        var places = await load
            .Lazy.Get()
            .Applications.AsNoTracking()
            .Where(application => ids.Contains(application.InstanceId))
            .Select(application => new
            {
                application.InstanceId,
                Place = new NominationPlace(
                    application.CycleId,
                    application.Employer,
                    application.Series,
                    application.Level
                ),
            })
            .ToDictionaryAsync(row => row.InstanceId, row => row.Place, cancellationToken);
        var locks = places.Values.Select(LockKey).Distinct().Order(StringComparer.Ordinal).ToList();
        await load.Transaction.LockApplicantsAsync(locks, cancellationToken);
        var stored = await CountAsync(load, places.Values, cancellationToken);
        var counts = places
            .Values.Distinct()
            .ToDictionary(place => place, place => new NominationCount(stored.GetValueOrDefault(place)));
        foreach (var need in needs)
        {
            if (places.TryGetValue(need.Instance.Id, out var place))
                load.Session.Data.Give(need.Place, Data, counts[place]);
        }
    }

    /// <summary>One query for all; it may count places that nobody asks for.</summary>
    private static async Task<Dictionary<NominationPlace, int>> CountAsync(
        WorkLoad load,
        IReadOnlyCollection<NominationPlace> places,
        CancellationToken cancellationToken
    )
    {
        var cycles = places.Select(place => place.CycleId).Distinct().ToList();
        var employers = places.Select(place => place.Employer).Distinct().ToList();
        var groups = await load
            .Lazy.Get()
            .Applications.Where(application =>
                cycles.Contains(application.CycleId) && employers.Contains(application.Employer)
            )
            .Where(application => !NominationCount.NotRecommended.Contains(application.Stage))
            .GroupBy(application => new
            {
                application.CycleId,
                application.Employer,
                application.Series,
                application.Level,
            })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return groups.ToDictionary(
            group => new NominationPlace(group.Key.CycleId, group.Key.Employer, group.Key.Series, group.Key.Level),
            group => group.Count
        );
    }

    /// <summary>
    /// An employer's recommendations in a cycle are serialised by a row of the persons' locks; its key is a hash, as
    /// theirs are.
    /// </summary>
    private static string LockKey(NominationPlace place) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"nominations {place.CycleId} {place.Employer}"))
        );
}
