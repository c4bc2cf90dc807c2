using Orchestrator.Cases.Moves;
using Orchestrator.Desk.Refusals;

namespace Orchestrator.Desk.Moves;

/// <summary>Why a move was not made, in the desk's words.</summary>
internal static class MoveAnswers
{
    /// <summary>No move of that id waits.</summary>
    public static DeskRefusal Missing { get; } = DeskRefusal.Missing("待批准的变更", "change that waits");

    /// <summary>Null when it was done.</summary>
    public static DeskRefusal? Of(MoveOutcome outcome)
    {
        if (outcome.Refusal is not { } refusal)
            return null;
        var kind = refusal.Code switch
        {
            MoveOutcome.SecondPerson => RefusalKind.Forbidden,
            MoveOutcome.PreviewChanged => RefusalKind.Conflict,
            _ => RefusalKind.Refused,
        };
        return DeskRefusal.Of(refusal) with { Kind = kind, Preview = outcome.Preview };
    }
}
