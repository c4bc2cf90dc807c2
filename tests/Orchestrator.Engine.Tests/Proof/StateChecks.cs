namespace Orchestrator.Engine.Tests.Proof;

/// <summary>The rows are what the journal adds up to (I5), and messages have one key each (I7).</summary>
internal static class StateChecks
{
    private const short Armed = 0;
    private const short Running = 0;

    /// <summary>What is wrong; nothing when all is right.</summary>
    /// <param name="history">What happened.</param>
    /// <param name="folds">What the journal of each instance adds up to.</param>
    /// <param name="waiting">Activities that arm exactly one deadline each time they begin.</param>
    public static IEnumerable<string> Find(
        History history,
        IReadOnlyDictionary<long, Fold> folds,
        IReadOnlySet<string> waiting
    )
    {
        var deadlines = history.Deadlines.ToLookup(row => row.InstanceId);
        foreach (var instance in history.Instances)
        {
            var fold = folds.GetValueOrDefault(instance.Id) ?? new Fold();
            foreach (var fault in fold.Faults)
                yield return $"I5 instance {instance.Id}: {fault}";
            var open = fold.Open.Count;
            if (instance.Status == Running == (open == 0))
                yield return $"I5 instance {instance.Id} has status {instance.Status}, and its journal leaves {open} runs in progress";

            var armed = deadlines[instance.Id].Where(row => row.State == Armed).Select(row => row.Run).ToHashSet();
            if (!armed.SetEquals(fold.Open.Where(run => waiting.Contains(fold.Nodes[run]))))
                yield return $"I5 instance {instance.Id} waits for other deadlines than its journal says";
            var began = fold.Nodes.Where(run => waiting.Contains(run.Value)).Select(run => run.Key).Order().ToList();
            if (!deadlines[instance.Id].Select(row => row.Run).Order().SequenceEqual(began))
                yield return $"I1 instance {instance.Id} has other deadlines than its journal says";
        }

        foreach (var missing in folds.Keys.Except(history.Instances.Select(instance => instance.Id)))
            yield return $"I8 instance {missing} has a journal and is gone";
        foreach (var fault in FindMessages(history))
            yield return fault;
    }

    /// <summary>A key is instance, revision of the write, and number within it, from 1 without a gap.</summary>
    private static IEnumerable<string> FindMessages(History history)
    {
        var revisions = history.Instances.ToDictionary(instance => instance.Id, instance => instance.Revision);
        var keys = history.Messages.Select(message => message.Key.Split('-'));
        foreach (var write in keys.GroupBy(key => (Instance: long.Parse(key[0]), Revision: int.Parse(key[1]))))
        {
            if (!revisions.TryGetValue(write.Key.Instance, out var revision) || write.Key.Revision > revision)
                yield return $"I7 a message of instance {write.Key.Instance} belongs to no write of it";
            if (!write.Select(key => int.Parse(key[2])).Order().SequenceEqual(Enumerable.Range(1, write.Count())))
                yield return $"I7 messages of write {write.Key.Revision} of instance {write.Key.Instance} are not each there once";
        }
    }
}
