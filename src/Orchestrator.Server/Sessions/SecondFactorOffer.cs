namespace Orchestrator.Server.Sessions;

/// <summary>A second factor to be confirmed: it counts once a code of it was sent back.</summary>
public sealed record SecondFactorOffer
{
    /// <summary>The secret in base32, for an authenticator application.</summary>
    public required string Secret { get; init; }

    /// <summary>The same as an otpauth address, for a QR code.</summary>
    public required string Uri { get; init; }

    /// <summary>To be sent back with the code; of no use after ten minutes.</summary>
    public required string Ticket { get; init; }
}
