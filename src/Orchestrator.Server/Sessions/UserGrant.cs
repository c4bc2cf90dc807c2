namespace Orchestrator.Server.Sessions;

/// <summary>A role of a user and how far it reaches. All that is given must hold; what is left out does not limit it.</summary>
public sealed record UserGrant
{
    /// <summary>Of administrator, titleOffice, office, department, tradeDepartment, employer, supervisor.</summary>
    public required string Role { get; init; }

    /// <summary>The jurisdiction whose cycles it is for, e.g. 天津市. An administrator's role has no limits.</summary>
    public string? Jurisdiction { get; init; }

    /// <summary>Code of the one cycle that it is for.</summary>
    public string? Cycle { get; init; }

    /// <summary>
    /// Code of the committee (office, supervisor), department or employer acted for. An office or a supervisor without one is for
    /// all committees; a department or an employer without one reaches no application.
    /// </summary>
    public string? Organisation { get; init; }
}
