namespace Orchestrator.Desk.Organisations;

/// <summary>A registered organisation.</summary>
public sealed record OrganisationView
{
    /// <summary><c>office</c> for a committee, <c>department</c> or <c>employer</c>.</summary>
    public required string Role { get; init; }

    /// <summary>As portals name it.</summary>
    public required string Code { get; init; }

    /// <summary>As people read it.</summary>
    public required string Name { get; init; }

    /// <summary>The jurisdiction that it belongs to; null: none in particular.</summary>
    public required string? Jurisdiction { get; init; }

    /// <summary>Of an employer the code of its department; null: none.</summary>
    public required string? Superior { get; init; }

    /// <summary>That department's name.</summary>
    public required string? SuperiorName { get; init; }

    /// <summary>False: it is offered to nobody any more.</summary>
    public required bool Enabled { get; init; }
}
