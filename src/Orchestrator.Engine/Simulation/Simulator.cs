namespace Orchestrator.Engine.Simulation;

/// <summary>Plays a whole year through the same engine as a host's, on a virtual clock (D10).</summary>
/// <param name="openDatabase">Opens an empty throw-away database whose clock is the given one.</param>
public sealed class Simulator(OpenSimulationDatabase openDatabase)
{
    /// <summary>Plays to the end.</summary>
    /// <param name="play">What to play.</param>
    /// <param name="speed">How fast; null plays as fast as it can.</param>
    /// <param name="progress">Told after each virtual instant; null when nobody watches.</param>
    /// <param name="cancellationToken">Stops the play.</param>
    public async Task<SimulationReport> RunAsync(
        IPlay play,
        PlaySpeed? speed,
        IProgress<SimulationProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(play);
        var clock = new VirtualClock(play.Start);
        using var engine = new SimulationEngine(await openDatabase(clock, cancellationToken), clock, play);
        return await new SimulationRun(play, engine, clock).PlayAsync(speed, progress, cancellationToken);
    }
}
