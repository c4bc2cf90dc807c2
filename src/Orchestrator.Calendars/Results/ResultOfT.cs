using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Orchestrator.Calendars;

/// <summary>
/// The answer to a question that may normally fail: either a value or at least one <see cref="CalendarError"/>.
/// The default of the struct is a failure without errors, so a forgotten assignment is never taken for success.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct Result<T> : IEquatable<Result<T>>
{
    private readonly T? value;
    private readonly IReadOnlyList<CalendarError>? errors;

    internal Result(T value)
    {
        this.value = value;
        IsSuccess = true;
    }

    internal Result(IReadOnlyList<CalendarError> errors) => this.errors = errors;

    /// <summary>True when there is a value.</summary>
    public bool IsSuccess { get; }

    /// <summary>The value. Reading it from a failure is a broken promise of the caller and throws.</summary>
    /// <exception cref="InvalidOperationException">The result is a failure.</exception>
    public T Value =>
        IsSuccess
            ? value!
            : throw new InvalidOperationException("A failed result has no value: " + string.Join("; ", Errors));

    /// <summary>Why there is no value; empty for a success.</summary>
    public IReadOnlyList<CalendarError> Errors => errors ?? [];

    /// <summary>Hands out the value when there is one.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        value = this.value;
        return IsSuccess;
    }

    /// <summary>Hands out the value, or else the errors.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, out IReadOnlyList<CalendarError> errors)
    {
        (value, errors) = (this.value, Errors);
        return IsSuccess;
    }

    /// <summary>Turns the value into another one; errors pass through.</summary>
    public Result<TNext> Map<TNext>(Func<T, TNext> map) =>
        IsSuccess ? new Result<TNext>(map(value!)) : new Result<TNext>(Errors);

    /// <summary>Goes on with a further step that may fail; errors pass through.</summary>
    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next) =>
        IsSuccess ? next(value!) : new Result<TNext>(Errors);

    /// <inheritdoc />
    public bool Equals(Result<T> other) =>
        IsSuccess == other.IsSuccess
        && (IsSuccess ? EqualityComparer<T?>.Default.Equals(value, other.value) : Errors.SequenceEqual(other.Errors));

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Result<T> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(IsSuccess, value, Errors.Count);

    /// <summary>Both have equal values, or both have equal errors in the same order.</summary>
    public static bool operator ==(Result<T> left, Result<T> right) => left.Equals(right);

    /// <summary>One has a value and the other has none, or their values or errors differ.</summary>
    public static bool operator !=(Result<T> left, Result<T> right) => !left.Equals(right);
}
