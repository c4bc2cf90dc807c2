namespace Orchestrator.Engine.Outbox;

/// <summary>Who was told, without the address itself.</summary>
public static class MaskedRecipient
{
    /// <summary>The first letter and the domain of an address; anything else as it is.</summary>
    public static string Of(string recipient)
    {
        var at = recipient.IndexOf('@', StringComparison.Ordinal);
        return at <= 0 ? recipient : recipient[..1] + "***" + recipient[at..];
    }
}
