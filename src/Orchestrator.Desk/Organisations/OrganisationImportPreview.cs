namespace Orchestrator.Desk.Organisations;

/// <summary>What an import would do, or did.</summary>
public sealed record OrganisationImportPreview
{
    /// <summary>
    /// Hash of the file and of all that it would change; the import names it, so that exactly this is done. Null while there are
    /// faults: then nothing is imported.
    /// </summary>
    public required string? Preview { get; init; }

    /// <summary>How many are not registered yet.</summary>
    public required int Added { get; init; }

    /// <summary>How many are registered and differ.</summary>
    public required int Changed { get; init; }

    /// <summary>How many are registered just so.</summary>
    public required int Same { get; init; }

    /// <summary>How many faults there are.</summary>
    public required int FaultCount { get; init; }

    /// <summary>The faults by row, five hundred at most.</summary>
    public required IReadOnlyList<SheetFault> Faults { get; init; }
}
