using Orchestrator.TitleReview.Steps;

namespace Orchestrator.TitleReview.Planning;

/// <summary>
/// 批次: the part of a cycle for some series, levels, procedures or committees, with a window and dates of its own. An application belongs to
/// exactly one.
/// </summary>
/// <param name="Key">What its dates are named by (<see cref="TrackNames"/>): the name that its window declares, else
/// the window's id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="WindowId">Id of its window.</param>
public sealed record ScheduleTrack(string Key, string Name, string WindowId)
{
    /// <summary>系列; empty: all.</summary>
    public IReadOnlyList<string> Series { get; init; } = [];

    /// <summary>层级; empty: all.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>申报途径; empty: all.</summary>
    public IReadOnlyList<string> Procedures { get; init; } = [];

    /// <summary>Codes of committees; empty: all.</summary>
    public IReadOnlyList<string> Committees { get; init; } = [];

    /// <summary>Whether it says who belongs to it; windows that do not are shared by all.</summary>
    public bool IsDeclared => Series.Count > 0 || Levels.Count > 0 || Procedures.Count > 0 || Committees.Count > 0;

    /// <summary>Whether an application belongs to it.</summary>
    public bool Fits(string? series, string? level, string? procedure, string? committee) =>
        Has(Series, series) && Has(Levels, level) && Has(Procedures, procedure) && Has(Committees, committee);

    /// <summary>Whether an application belongs to it; one of which nothing is said does not.</summary>
    public bool Has(TrackMember? member) =>
        member is not null && Fits(member.Series, member.Level, member.Procedure, member.Committee);

    /// <summary>Whether somebody may belong to both.</summary>
    public bool Overlaps(ScheduleTrack other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Meet(Series, other.Series)
            && Meet(Levels, other.Levels)
            && Meet(Procedures, other.Procedures)
            && Meet(Committees, other.Committees);
    }

    private static bool Has(IReadOnlyList<string> list, string? value) =>
        list.Count == 0 || (value is not null && list.Contains(value));

    private static bool Meet(IReadOnlyList<string> first, IReadOnlyList<string> second) =>
        first.Count == 0 || second.Count == 0 || first.Intersect(second, StringComparer.Ordinal).Any();
}
