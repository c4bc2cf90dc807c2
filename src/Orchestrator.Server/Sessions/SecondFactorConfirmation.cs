namespace Orchestrator.Server.Sessions;

/// <summary>Confirms a second factor.</summary>
public sealed record SecondFactorConfirmation
{
    /// <summary>From the offer.</summary>
    public required string Ticket { get; init; }

    /// <summary>Six digits that the authenticator shows.</summary>
    public required string Code { get; init; }
}
