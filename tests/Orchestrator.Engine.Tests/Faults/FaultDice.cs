namespace Orchestrator.Engine.Tests.Faults;

/// <summary>
/// Says for each call what happens to it: 5 % time out, 5 % are victims, 5 % are done and then time out, 1 % are cut. The same seed
/// says the same.
/// </summary>
internal sealed class FaultDice(int seed)
{
    private const int Percent = 100;

    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);

    /// <summary>True: nothing fails any more.</summary>
    public bool Rests { get; set; }

    /// <summary>How many calls failed so far.</summary>
    public int Faults { get; private set; }

    public Fault Next()
    {
        if (Rests)
            return Fault.None;
        lock (_gate)
        {
            var fault = _random.Next(Percent) switch
            {
                < 5 => Fault.TimedOut,
                < 10 => Fault.Victim,
                < 15 => Fault.DoneThenTimedOut,
                < 16 => Fault.Cut,
                _ => Fault.None,
            };
            if (fault != Fault.None)
                Faults++;
            return fault;
        }
    }
}
