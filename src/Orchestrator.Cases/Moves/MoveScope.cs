namespace Orchestrator.Cases.Moves;

/// <summary>Whose dates are extended; a member that is left out holds for all. At least a city or a cycle is named.</summary>
public sealed record MoveScope
{
    /// <summary>Code of the city, e.g. <c>天津市</c>: all its running cycles.</summary>
    public string? City { get; init; }

    /// <summary>Code of one cycle.</summary>
    public string? Cycle { get; init; }

    /// <summary>系列.</summary>
    public string? Series { get; init; }

    /// <summary>级别, as the portals submit it, e.g. <c>副高</c>.</summary>
    public string? Level { get; init; }

    /// <summary>Code of the 用人单位.</summary>
    public string? Employer { get; init; }

    /// <summary>Whether it names less than all applications of its cycles.</summary>
    internal bool IsPartial => Series is not null || Level is not null || Employer is not null;
}
