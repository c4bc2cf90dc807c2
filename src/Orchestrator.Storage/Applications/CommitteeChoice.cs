namespace Orchestrator.Storage.Applications;

/// <summary>One employer sends one level of one specialty to one committee in a cycle; the first application decides.</summary>
public sealed class CommitteeChoice
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    public long CycleId { get; set; }

    public required string Employer { get; set; }

    public required string Series { get; set; }

    /// <summary>Empty where the series has none.</summary>
    public required string Specialty { get; set; }

    public required string Level { get; set; }

    public required string Committee { get; set; }
}
