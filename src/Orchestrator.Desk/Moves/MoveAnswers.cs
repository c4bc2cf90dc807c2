using Orchestrator.Cases.Moves;
using Orchestrator.Desk.Refusals;

namespace Orchestrator.Desk.Moves;

/// <summary>Why a move was not made, in the desk's words.</summary>
internal static class MoveAnswers
{
    /// <summary>No move of that id waits.</summary>
    public static DeskRefusal Missing { get; } = DeskRefusal.Missing("待批准的变更", "change that waits");

    /// <summary>A cycle of it is not theirs, or there is none: whoever may not see it does not learn which.</summary>
    public static DeskRefusal OutOfReach { get; } =
        DeskRefusal.Missing("您可以变更的这些周期", "such cycles that you may change");

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
