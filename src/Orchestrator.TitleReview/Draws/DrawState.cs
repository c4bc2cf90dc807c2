namespace Orchestrator.TitleReview.Draws;

/// <summary>A draw under way: what was committed and what the supervisor has said.</summary>
/// <param name="Terms">Seats and constraints.</param>
/// <param name="SecretHash">Of the office's secret.</param>
/// <param name="Hash">Of the commitment.</param>
/// <param name="Nonce">The supervisor's; null until the supervisor has signed in.</param>
/// <param name="Supervisor">Who supervises.</param>
internal sealed record DrawState(
    DrawTerms Terms,
    string SecretHash,
    string Hash,
    string? Nonce = null,
    string? Supervisor = null
);
