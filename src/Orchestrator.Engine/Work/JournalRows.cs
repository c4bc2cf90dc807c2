using NodaTime;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Texts;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Journal entries as rows.</summary>
internal static class JournalRows
{
    /// <summary>The lines of a transition, the runtime's own steps folded into one behind the others.</summary>
    public static IEnumerable<JournalLine> Of(long instanceId, IReadOnlyList<JournalEntry> journal, Instant at)
    {
        List<JournalEntry>? steps = null;
        foreach (var entry in journal)
        {
            if (StepJournal.IsStep(entry))
                (steps ??= []).Add(entry);
            else
                yield return Of(instanceId, entry, at);
        }

        if (steps is not null)
            yield return Of(instanceId, StepJournal.Fold(steps), at);
    }

    public static JournalLine Of(long instanceId, JournalEntry entry, Instant at) =>
        new()
        {
            InstanceId = instanceId,
            At = at,
            Event = entry.Event,
            NodeId = entry.NodeId,
            ActivityInstanceId = entry.ActivityInstanceId,
            Message = StoredText.Mend(entry.Message),
            Data = entry.Data?.ToJsonString(EngineJson.Options),
        };
}
