using System.Diagnostics.CodeAnalysis;

namespace Orchestrator.Desk.Refusals;

/// <summary>What came of an act at the desk: its result, or why it was refused. Made by either, implicitly.</summary>
/// <typeparam name="T">The result.</typeparam>
public sealed class DeskAnswer<T>
    where T : notnull
{
    private readonly T? _value;

    private DeskAnswer(T? value, DeskRefusal? refusal) => (_value, Refusal) = (value, refusal);

    /// <summary>Why it was refused; null when it was done.</summary>
    public DeskRefusal? Refusal { get; }

    /// <summary>It was done.</summary>
    public static implicit operator DeskAnswer<T>(T value) => new(value, refusal: null);

    /// <summary>It was refused.</summary>
    public static implicit operator DeskAnswer<T>(DeskRefusal refusal) => new(default, refusal);

    /// <summary>The result, or the refusal.</summary>
    /// <returns>True: it was done.</returns>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out DeskRefusal? refusal)
    {
        (value, refusal) = (_value, Refusal);
        return refusal is null;
    }
}
