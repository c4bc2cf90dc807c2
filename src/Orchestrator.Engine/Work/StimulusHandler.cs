using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Brings stimuli to instances that exist.</summary>
internal sealed class StimulusHandler(IEnumerable<DataLoader> loaders) : ItemHandler<StimulusItem>
{
    private readonly Dictionary<Type, DataLoader> _loaders = loaders.ToDictionary(loader => loader.Data);

    public override async Task LoadAsync(WorkLoad load, CancellationToken cancellationToken)
    {
        var needs = new Dictionary<Type, List<DataNeed>>();
        for (var place = 0; place < load.Items.Count; place++)
        {
            if (
                load.Items[place] is not StimulusItem item
                || !load.Session.Instances.TryGetValue(item.InstanceId, out var instance)
            )
            {
                continue;
            }
            foreach (var type in instance.NeedsOf(item.Stimulus.Name))
            {
                if (!needs.TryGetValue(type, out var ofType))
                    needs.Add(type, ofType = []);
                ofType.Add(new DataNeed(place, item, instance));
            }
        }

        foreach (var (type, ofType) in needs.OrderBy(pair => pair.Key.FullName, StringComparer.Ordinal))
        {
            // What nobody loads is missed by the activity that requires it: that fails its own item alone.
            if (_loaders.TryGetValue(type, out var loader))
                await loader.LoadAsync(load, ofType, cancellationToken);
        }
    }

    protected override WorkOutcome Apply(WorkSession session, StimulusItem item, int place)
    {
        if (!session.Instances.TryGetValue(item.InstanceId, out var instance))
            return new WorkOutcome { Refusal = WorkRefusals.NoSuchInstance };
        if (session.CycleOf(instance)?.End is { } end)
            return Outcomes.Refused(instance, end.Refusal);
        session.Deadlines.DecideWhatIsDue(instance, item.Now);
        if (instance.State.Status == WorkflowStatus.Finished)
            return Refused(session, instance, WorkRefusals.Finished, item);
        if (!item.FromOutside && IsForOthers(session, instance, item))
            return Refused(session, instance, WorkRefusals.ForOthers, item);
        var data = session.Data.Of(place) ?? RunData.Of(session, instance.Plan, item.AwaitsResponse);
        if (session.Steps.Resume(instance, item.Stimulus, item.Now, item.Stimulus.Name, data) is { } refusal)
            return Refused(session, instance, refusal, item);
        if (
            item.FromOutside
            && session.Kinds.Of(instance.Kind).MovesDates(item.Stimulus.Name)
            && FindProposal(session, instance) is { } proposal
        )
        {
            session.Steps.Drop();
            return Outcomes.Done(instance) with { Proposal = proposal };
        }

        session.Steps.Keep();
        session.Data.Applied(place, instance);
        return Outcomes.Done(instance);
    }

    private static bool IsForOthers(WorkSession session, LiveInstance instance, StimulusItem item) =>
        session.CycleOf(instance) is { } cycle
        && !session.Kinds.Of(instance.Kind).IsFor(instance, cycle, item.Stimulus);

    /// <summary>The fixed dates of a cycle that the staged event would move: that takes a second person, whoever sends it.</summary>
    private static DateProposal? FindProposal(WorkSession session, LiveInstance instance)
    {
        if (!instance.OwnsCycle || session.CycleOf(instance) is not { } cycle)
            return null;
        var told = session.Steps.First;
        var moved = told
            .Anchors.Where(date => cycle.Anchors.TryGetValue(date.Key, out var day) && day != date.Value)
            .ToDictionary();
        if (moved.Count == 0)
            return null;
        var reasons = told.Journal.Select(entry => (string?)entry.Data?["reason"]);
        return new DateProposal(moved, reasons.FirstOrDefault(reason => !string.IsNullOrWhiteSpace(reason)));
    }

    private static WorkOutcome Refused(WorkSession session, LiveInstance instance, Refusal refusal, StimulusItem item)
    {
        session.Steps.Drop();
        if (!item.FromOutside && refusal.Code != WorkRefusals.NotExpectedCode)
        {
            // Between our own instances nobody reads an answer: the journal keeps why it had no effect.
            session.Note(
                instance.Id,
                [new JournalEntry("Refused", null, null, $"{item.Stimulus.Name}：{refusal.Chinese}", null)],
                item.Now
            );
        }

        return Outcomes.Refused(instance, refusal);
    }
}
