namespace Orchestrator.Engine.Outbox;

/// <summary>What one run of the sender did.</summary>
/// <param name="Sent">Delivered.</param>
/// <param name="Failed">To be tried again.</param>
/// <param name="Dead">Given up.</param>
public sealed record OutboxRun(int Sent, int Failed, int Dead)
{
    /// <summary>Taken from the outbox, whatever became of them.</summary>
    public int Total => Sent + Failed + Dead;
}
