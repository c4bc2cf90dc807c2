using NodaTime;

namespace Orchestrator.Desk.Applications;

/// <summary>An application that ended because a date was missed, as somebody chooses it to be taken up again.</summary>
public sealed record MissedApplication
{
    /// <summary>The application's number.</summary>
    public required string Number { get; init; }

    /// <summary>Masked: 张**.</summary>
    public required string ApplicantName { get; init; }

    /// <summary>Code of the employer.</summary>
    public required string Employer { get; init; }

    /// <summary>How it ended, in Chinese.</summary>
    public required string StageText { get; init; }

    /// <summary>What the missed step is called.</summary>
    public required string Step { get; init; }

    /// <summary>The last local day that was missed.</summary>
    public required LocalDate Missed { get; init; }
}
