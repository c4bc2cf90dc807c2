using Orchestrator.Engine.Moves;
using Orchestrator.Server.Problems;

namespace Orchestrator.Server.Moves;

/// <summary>What stands against a move, as an answer.</summary>
internal static class MoveProblems
{
    public static ProblemAnswer NotFound { get; } = ProblemAnswer.NotFound("待批准的改期", "move that waits");

    public static ProblemAnswer Of(MoveOutcome outcome)
    {
        var refusal = outcome.Refusal!;
        return ProblemAnswer.Refused(refusal) with
        {
            Status = refusal.Code switch
            {
                MoveOutcome.SecondPerson => StatusCodes.Status403Forbidden,
                MoveOutcome.PreviewChanged => StatusCodes.Status409Conflict,
                _ => StatusCodes.Status422UnprocessableEntity,
            },
            Preview = outcome.Preview,
        };
    }
}
