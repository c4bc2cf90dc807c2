namespace Orchestrator.Engine.Work;

/// <summary>An item whose activities need data.</summary>
/// <param name="Place">Its place in the unit of work.</param>
/// <param name="Item">The item.</param>
/// <param name="Instance">Its instance; locked.</param>
internal sealed record DataNeed(int Place, StimulusItem Item, LiveInstance Instance);
