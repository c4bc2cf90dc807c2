namespace Orchestrator.Calendars;

/// <summary>Makes <see cref="Result{T}"/> values.</summary>
public static class Result
{
    /// <summary>A success that carries <paramref name="value"/>.</summary>
    public static Result<T> Success<T>(T value) => new(value);

    /// <summary>A failure with one error.</summary>
    public static Result<T> Failure<T>(CalendarError error) => new([error]);

    /// <summary>A failure with all its errors; at least one.</summary>
    public static Result<T> Failure<T>(IReadOnlyList<CalendarError> errors) => new(errors);
}
