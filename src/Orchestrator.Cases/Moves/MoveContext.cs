using NodaTime;
using Orchestrator.Engine.Work;

namespace Orchestrator.Cases.Moves;

/// <summary>What every cycle of one move is counted with.</summary>
/// <param name="Books">The calendars in force until now, and with the move.</param>
/// <param name="Stamp">The move.</param>
/// <param name="Now">By the clock that judges.</param>
internal sealed record MoveContext(MoveBooks Books, MoveStamp Stamp, Instant Now);
