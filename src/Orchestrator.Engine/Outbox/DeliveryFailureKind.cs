namespace Orchestrator.Engine.Outbox;

/// <summary>What a failed attempt says about the next one.</summary>
public enum DeliveryFailureKind
{
    /// <summary>This message failed; another attempt may work.</summary>
    Transient,

    /// <summary>The destination does not answer: nothing for it can work now.</summary>
    Unreachable,

    /// <summary>Not tried, because the destination was found unreachable a moment ago.</summary>
    Deferred,

    /// <summary>We are not able to send it at present: tried again for as long as it takes, never given up.</summary>
    Ours,

    /// <summary>No attempt will ever work; an operator decides.</summary>
    Permanent,
}
