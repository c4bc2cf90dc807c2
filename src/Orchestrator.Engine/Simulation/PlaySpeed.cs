namespace Orchestrator.Engine.Simulation;

/// <summary>How fast a simulation is played; may be changed while it plays.</summary>
public sealed class PlaySpeed
{
    private double _seconds;

    /// <param name="seconds">Wall-clock seconds for the whole year; 0 plays as fast as it can.</param>
    public PlaySpeed(double seconds) => _seconds = seconds;

    /// <summary>Wall-clock seconds for the whole year; 0 plays as fast as it can.</summary>
    public double Seconds
    {
        get => Volatile.Read(ref _seconds);
        set => Volatile.Write(ref _seconds, value);
    }
}
