namespace Orchestrator.Desk.Waiting;

/// <summary>Something that waits for a second person.</summary>
/// <param name="Item">What it is.</param>
/// <param name="Hands">Accounts of all who had a hand in it: none of them, nor who made their accounts, may decide it.</param>
internal sealed record AskedItem(WaitingItem Item, IReadOnlyCollection<string> Hands);
