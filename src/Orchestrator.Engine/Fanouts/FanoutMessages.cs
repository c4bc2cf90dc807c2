namespace Orchestrator.Engine.Fanouts;

/// <summary>Names the message that stands for a target which a fan-out did not reach.</summary>
internal static class FanoutMessages
{
    /// <summary>The message's key.</summary>
    public static string Key(long fanoutId, long instanceId) => $"fanout-{fanoutId}-{instanceId}";
}
