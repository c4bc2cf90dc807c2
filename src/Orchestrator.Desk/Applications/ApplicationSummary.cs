using NodaTime;

namespace Orchestrator.Desk.Applications;

/// <summary>申报 as clerks see it in a list; personal data is masked.</summary>
public sealed record ApplicationSummary
{
    /// <summary>Code of its cycle.</summary>
    public required string Cycle { get; init; }

    /// <summary>The application's number.</summary>
    public required string Number { get; init; }

    /// <summary>Masked: 张**.</summary>
    public required string ApplicantName { get; init; }

    /// <summary>Code of the employer.</summary>
    public required string? Employer { get; init; }

    /// <summary>The employer's registered name; null: its code is not registered.</summary>
    public required string? EmployerName { get; init; }

    /// <summary>Code of the department.</summary>
    public required string? Department { get; init; }

    /// <summary>Code of the committee that reviews it.</summary>
    public required string? Committee { get; init; }

    /// <summary>Series applied for.</summary>
    public required string? Series { get; init; }

    /// <summary>Level applied for.</summary>
    public required string? Level { get; init; }

    /// <summary>The stage it is in.</summary>
    public required string? Stage { get; init; }

    /// <summary>In Chinese.</summary>
    public required string? StageText { get; init; }

    /// <summary>running, finished, cancelled or faulted.</summary>
    public required string Status { get; init; }

    /// <summary>When it was accepted.</summary>
    public required Instant SubmittedAt { get; init; }

    /// <summary>The last day of its next deadline.</summary>
    public required LocalDate? NextDue { get; init; }
}
