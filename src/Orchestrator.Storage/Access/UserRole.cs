namespace Orchestrator.Storage.Access;

/// <summary>A role of a user, and how far it reaches (D17): all that is given must hold.</summary>
public sealed class UserRole
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary>Whose role it is.</summary>
    public long UserId { get; set; }

    /// <summary>The role, e.g. <c>office</c>, <c>titleOffice</c>.</summary>
    public required string Role { get; set; }

    /// <summary>The jurisdiction whose cycles it is for, e.g. <c>天津市</c>; null: all.</summary>
    public string? Jurisdiction { get; set; }

    /// <summary>The one cycle that it is for; null: all.</summary>
    public long? CycleId { get; set; }

    /// <summary>Code of the committee, department or employer; null for all.</summary>
    public string? Scope { get; set; }
}
