namespace Orchestrator.Engine.Tests.Proof;

/// <summary>Nothing that was accepted disappears, and a repeat is answered as it was before (I8).</summary>
internal static class AcceptedChecks
{
    private const short Done = 1;

    /// <summary>What is wrong; nothing when all is right.</summary>
    public static IEnumerable<string> Find(History history, IEnumerable<SentArrival> sent)
    {
        var stored = history.Arrivals.ToLookup(arrival => arrival.Key);
        foreach (var one in sent)
        {
            var key = one.Key;
            if (one.Answers.Count == 0)
                yield return $"I8 {key} was never answered";
            if (stored[key].ToList() is not [var row])
                yield return $"I8 {key} is stored {stored[key].Count()} times";
            else if (row.State != Done || one.Answers.Any(answer => answer != row.Status))
                yield return $"I8 {key} was answered {string.Join(", ", one.Answers)}, and {row.Status} is stored (state {row.State})";
        }

        foreach (var stranger in history.Arrivals.Select(arrival => arrival.Key).Except(sent.Select(one => one.Key)))
            yield return $"I8 {stranger} is stored and was never sent";
    }
}
