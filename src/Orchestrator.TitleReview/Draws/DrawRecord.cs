using System.Text.Json;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Draws;

/// <summary>
/// A finished draw, as the cycle keeps it in its variable <see cref="Variable"/>. Nobody but the office may read the
/// codes.
/// </summary>
/// <param name="Terms">Seats and constraints.</param>
/// <param name="Commitment">Hash of what was committed.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Committee">Codes of the experts who sit, by lot.</param>
/// <param name="Dropped">Codes of those who dropped out.</param>
public sealed record DrawRecord(
    DrawTerms Terms,
    string Commitment,
    string Seed,
    IReadOnlyList<string> Committee,
    IReadOnlyList<string> Dropped
)
{
    /// <summary>Name of the workflow variable that holds it.</summary>
    public const string Variable = "draw";

    /// <summary>The draw that a cycle's state holds; null while nothing is drawn.</summary>
    public static DrawRecord? Of(WorkflowState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Variables.GetValueOrDefault(Variable)?.Deserialize<DrawRecord>(ReviewJson.Options);
    }
}
