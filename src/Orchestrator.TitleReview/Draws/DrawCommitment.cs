namespace Orchestrator.TitleReview.Draws;

/// <summary>
/// What is fixed before anybody can know the outcome: the eligible experts, the recusals, the terms, and the hash of the office's
/// secret. The seed also takes what the supervisor says on the spot, so that neither of the two can choose the committee alone.
/// </summary>
/// <param name="Terms">Seats and constraints.</param>
/// <param name="SecretHash">SHA-256 of the office's secret, lower-case hex.</param>
/// <param name="Hash">SHA-256 of <see cref="Text"/>, lower-case hex: what is published.</param>
/// <param name="Text">All of it in readable lines, so that anybody can make the hash again.</param>
public sealed record DrawCommitment(DrawTerms Terms, string SecretHash, string Hash, string Text)
{
    /// <summary>Commits to a draw.</summary>
    public static DrawCommitment Make(EligibleExperts eligible, DrawTerms terms, string secretHash)
    {
        var text = string.Join(
            '\n',
            [
                "pool " + eligible.PoolVersion,
                $"seats {terms.Seats}",
                $"skilled {terms.MinimumSkilled}",
                "rules sameUnit kin coAuthor termEnded",
                "eligible "
                    + string.Join(
                        ' ',
                        eligible.Experts.Select(expert => expert.IsSkilled ? expert.Id + "*" : expert.Id)
                    ),
                "recused " + string.Join(' ', eligible.Recused.Select(recused => $"{recused.Expert}:{recused.Reason}")),
                "seed sha256(commitment, secret, nonce) with sha256(secret)=" + secretHash,
            ]
        );
        return new DrawCommitment(terms, secretHash, DrawHash.Of(text), text);
    }
}
