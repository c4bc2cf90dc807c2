namespace Orchestrator.Workflows.Flow;

/// <summary>A token on a connection.</summary>
internal sealed record FlowToken(int Connection)
{
    public bool Consumed { get; set; }

    public bool Blocked { get; set; }

    /// <summary>Neither used up nor a block.</summary>
    public bool IsFree => !Consumed && !Blocked;
}
