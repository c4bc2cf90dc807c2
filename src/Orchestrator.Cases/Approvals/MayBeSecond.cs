namespace Orchestrator.Cases.Approvals;

/// <summary>
/// Whether an account may be the second of two persons: nobody approves what they had a hand in, under their own
/// account or another.
/// </summary>
/// <param name="hands">Accounts of those who made it.</param>
/// <param name="second">The account that approves.</param>
/// <param name="cancellationToken">Cancels.</param>
public delegate Task<bool> MayBeSecond(
    IReadOnlyCollection<string> hands,
    string second,
    CancellationToken cancellationToken
);
