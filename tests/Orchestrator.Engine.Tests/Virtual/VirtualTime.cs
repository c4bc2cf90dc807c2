using NodaTime;

namespace Orchestrator.Engine.Tests.Virtual;

/// <summary>
/// One thread, one clock, one dice: whose call is answered next, after how long, whether it fails or its node crashes there.
/// The same seed does the same. Between any two calls of any nodes lies a point where all of this can happen.
/// </summary>
internal sealed class VirtualTime
{
    private const int Thousand = 1000;
    private const int LongestCallMicroseconds = 4000;

    public static readonly Instant Start = Instant.FromUtc(2024, 10, 8, 0, 0);

    private readonly Random _random;
    private readonly List<VirtualCall> _calls = [];
    private readonly PriorityQueue<VirtualCall, Instant> _asleep = new();
    private readonly int _failures;
    private readonly int _crashes;

    public VirtualTime(int seed)
    {
        _random = new Random(seed);
        (_failures, _crashes) = (_random.Next(60), _random.Next(40));
    }

    /// <summary>The database's clock.</summary>
    public Instant Now { get; private set; } = Start;

    /// <summary>Whose code runs.</summary>
    public VirtualNode Current { get; private set; } = null!;

    public int Crashes { get; private set; }

    /// <summary>Nobody waits for anything any more.</summary>
    public bool IsOver => _calls.Count + _asleep.Count == 0;

    /// <summary>From here on nothing fails.</summary>
    public bool IsCalm { get; set; }

    public int Next(int below) => _random.Next(below);

    /// <summary>Lets the current node wait for the database.</summary>
    public Task<T> CallAsync<T>(Func<T> effect)
    {
        var call = new VirtualCall<T>(Current, effect) { CanFail = true };
        _calls.Add(call);
        return call.Task;
    }

    /// <summary>Lets the current node wait for a time.</summary>
    public Task SleepAsync(Duration time)
    {
        var call = new VirtualCall<bool>(Current, () => true) { CanFail = false };
        _asleep.Enqueue(call, Now + time);
        return call.Task;
    }

    /// <summary>Lets a node live.</summary>
    public void Run(VirtualNode node, Action life)
    {
        Current = node;
        life();
    }

    /// <summary>One thing happens.</summary>
    public void Step()
    {
        if (_calls.Count == 0)
            Wake();
        var place = _random.Next(_calls.Count);
        var call = _calls[place];
        _calls.RemoveAt(place);
        if (!call.IsAwaited)
            return;
        Now += Duration.FromTicks(10L * _random.Next(LongestCallMicroseconds));
        Current = call.Node;
        var fate = IsCalm ? Thousand : _random.Next(Thousand);
        if (fate >= _crashes + (call.CanFail ? _failures : 0))
        {
            call.Answer();
            return;
        }

        // Half of what fails, or is cut short by a crash, was done.
        if (fate % 2 == 0)
            call.Do();
        if (fate < _crashes)
            Crash(call.Node);
        else
            call.Fail();
    }

    private void Crash(VirtualNode node)
    {
        Crashes++;
        node.Crash();
    }

    /// <summary>Nobody waits for the database: the next who sleeps wakes.</summary>
    private void Wake()
    {
        _asleep.TryDequeue(out var call, out var at);
        Now = Instant.Max(Now, at);
        _calls.Add(call!);
    }
}
