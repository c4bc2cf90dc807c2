namespace Orchestrator.Storage.Reviews;

/// <summary>A member of a committee's expert pool.</summary>
public sealed class Expert
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary>Unique.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    public required string Employer { get; set; }

    /// <summary>Code of the committee whose pool it is.</summary>
    public required string Committee { get; set; }

    public required string Series { get; set; }

    public string? Specialty { get; set; }

    public required string Level { get; set; }

    /// <summary>高技能人才.</summary>
    public bool HighlySkilled { get; set; }

    public bool Enabled { get; set; }

    /// <summary>JSON.</summary>
    public required string Data { get; set; }
}
