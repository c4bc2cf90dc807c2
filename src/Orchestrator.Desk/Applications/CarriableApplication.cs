namespace Orchestrator.Desk.Applications;

/// <summary>An application that could not be finished in its cycle, as somebody chooses it to be carried over.</summary>
public sealed record CarriableApplication
{
    /// <summary>The application's number.</summary>
    public required string Number { get; init; }

    /// <summary>Masked: 张**.</summary>
    public required string ApplicantName { get; init; }

    /// <summary>Code of the employer.</summary>
    public required string Employer { get; init; }

    /// <summary>Where it stood or how it ended, in Chinese.</summary>
    public required string StageText { get; init; }
}
