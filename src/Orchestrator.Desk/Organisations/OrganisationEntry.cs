namespace Orchestrator.Desk.Organisations;

/// <summary>单位 as somebody enters it. Role and code together name it; the rest can be changed later.</summary>
public sealed record OrganisationEntry
{
    /// <summary><c>office</c> for a committee, <c>department</c> or <c>employer</c>.</summary>
    public required string Role { get; init; }

    /// <summary>As portals name it: 1 to 64 characters without spaces.</summary>
    public required string Code { get; init; }

    /// <summary>As people read it: 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The jurisdiction that it belongs to, e.g. 天津市, at most 16 characters; null: none in particular.</summary>
    public string? Jurisdiction { get; init; }

    /// <summary>Of an employer the code of its department, which must be registered; null: none.</summary>
    public string? Superior { get; init; }

    /// <summary>False: it is offered to nobody any more.</summary>
    public bool Enabled { get; init; } = true;
}
