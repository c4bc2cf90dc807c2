namespace Orchestrator.Engine.Tests.Proof;

/// <summary>What somebody outside remembers of an event: its key, and the answers if there were any.</summary>
internal sealed class SentArrival(string key)
{
    public string Key => key;

    /// <summary>HTTP status of each answer, in turn; none while every sending failed.</summary>
    public List<int> Answers { get; } = [];
}
