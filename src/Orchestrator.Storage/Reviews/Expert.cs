namespace Orchestrator.Storage.Reviews;

/// <summary>A member of a committee's expert pool.</summary>
public sealed class Expert
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary>Unique.</summary>
    public required string Code { get; set; }

    /// <summary>The person's name.</summary>
    public required string Name { get; set; }

    /// <summary>Code of the unit the expert works at; what 回避 (recusal) looks at.</summary>
    public required string Employer { get; set; }

    /// <summary>Code of the committee whose pool it is.</summary>
    public required string Committee { get; set; }

    /// <summary>系列 the expert reviews.</summary>
    public required string Series { get; set; }

    /// <summary>专业 the expert reviews, where it is one alone; null for none or several.</summary>
    public string? Specialty { get; set; }

    /// <summary>The expert's own title level, e.g. <c>正高</c>.</summary>
    public required string Level { get; set; }

    /// <summary>高技能人才.</summary>
    public bool HighlySkilled { get; set; }

    /// <summary>False: never drawn.</summary>
    public bool Enabled { get; set; }

    /// <summary>JSON.</summary>
    public required string Data { get; set; }
}
