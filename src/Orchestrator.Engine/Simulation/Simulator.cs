namespace Orchestrator.Engine.Simulation;

/// <summary>Plays a whole year of a schedule with synthetic applicants, through the same engine, on a virtual clock (D10).</summary>
/// <param name="openDatabase">Opens an empty throw-away database whose clock is the given one.</param>
public sealed class Simulator(OpenSimulationDatabase openDatabase)
{
    /// <summary>Plays the year to its end.</summary>
    /// <param name="options">What to play.</param>
    /// <param name="speed">How fast; null plays as fast as it can.</param>
    /// <param name="progress">Told after each virtual instant; null when nobody watches.</param>
    /// <param name="cancellationToken">Stops the play.</param>
    public async Task<SimulationReport> RunAsync(SimulationOptions options, PlaySpeed? speed, IProgress<SimulationProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var setup = SimulationSetup.Read(options);
        var clock = new VirtualClock(setup.Start);
        using var engine = new SimulationEngine(await openDatabase(clock, cancellationToken));
        var run = await SimulationRun.StartAsync(options, setup, engine, clock, cancellationToken);
        return await run.PlayAsync(speed, progress, cancellationToken);
    }
}
