namespace Orchestrator.Storage.Access;

/// <summary>A role of a user, for all cycles or one.</summary>
public sealed class UserRole
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary>Whose role it is.</summary>
    public long UserId { get; set; }

    /// <summary>The role, e.g. <c>office</c>, <c>titleOffice</c>.</summary>
    public required string Role { get; set; }

    /// <summary>Null: all cycles.</summary>
    public long? CycleId { get; set; }

    /// <summary>Code of the committee, department or employer; null for all.</summary>
    public string? Scope { get; set; }
}
