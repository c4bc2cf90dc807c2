namespace Orchestrator.Server.Deadlines;

/// <summary>Who was told, without the address itself.</summary>
internal static class MaskedRecipient
{
    public static string Of(string recipient)
    {
        var at = recipient.IndexOf('@', StringComparison.Ordinal);
        return at <= 0 ? recipient : recipient[..1] + "***" + recipient[at..];
    }
}
