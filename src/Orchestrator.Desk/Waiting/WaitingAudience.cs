using Orchestrator.Desk.Operators;

namespace Orchestrator.Desk.Waiting;

/// <summary>Somebody, and what they may decide.</summary>
/// <param name="Who">The person with all roles.</param>
/// <param name="Approving">The same with the roles that approve changes of cycles.</param>
/// <param name="OfDefinitions">Whether they may approve definitions and notices.</param>
/// <param name="OfCalendars">Whether they may approve working days.</param>
/// <param name="OfDeadLetters">Whether they see to what failed.</param>
public sealed record WaitingAudience(
    Operator Who,
    Operator Approving,
    bool OfDefinitions,
    bool OfCalendars,
    bool OfDeadLetters
);
