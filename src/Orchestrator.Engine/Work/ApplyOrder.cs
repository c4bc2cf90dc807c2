namespace Orchestrator.Engine.Work;

/// <summary>
/// In which order the items of a unit of work are applied: as they stand, but due deadlines of one instance as they
/// fell due.
/// </summary>
internal static class ApplyOrder
{
    /// <summary>The places of the items, in the order in which they are applied.</summary>
    /// <remarks>
    /// After an outage several deadlines of one instance are claimed together, by kind. The first to fall due may
    /// close or move the others.
    /// </remarks>
    public static IEnumerable<int> Of(IReadOnlyList<WorkItem> items)
    {
        var order = Enumerable.Range(0, items.Count).ToArray();
        var ofInstance = order.Where(place => items[place] is DueDeadlineItem).GroupBy(place => items[place].LockId);
        foreach (var places in ofInstance.Where(places => places.Skip(1).Any()))
        {
            var sorted = DeadlineDecisions.InOrder(places, place => Of(((DueDeadlineItem)items[place]).Deadline));
            foreach (var (at, place) in places.Zip(sorted))
                order[at] = place;
        }

        return order;
    }

    private static (NodaTime.Instant DueAt, Workflows.Runtime.DeadlineKind Kind, long Id) Of(
        Storage.Work.DueDeadline deadline
    ) => (deadline.DueAt, deadline.Kind, deadline.Id);
}
