namespace Orchestrator.Engine.Jobs;

/// <summary>What a node says about itself.</summary>
/// <param name="Name">Its machine and process.</param>
/// <param name="At">When, by its own clock, UTC.</param>
/// <param name="LastLook">When its watch last looked, by the clock that judges, UTC.</param>
/// <param name="TakeOvers">How often the watch did itself what no worker had started in time, since the node's start.</param>
/// <param name="LastTakeOver">When it last did, UTC.</param>
internal sealed record JobNodeLine(
    string Name,
    DateTime At,
    DateTime? LastLook,
    long TakeOvers,
    DateTime? LastTakeOver
);
