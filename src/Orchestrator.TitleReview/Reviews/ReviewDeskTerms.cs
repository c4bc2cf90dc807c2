using Orchestrator.Calendars;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Windows;

namespace Orchestrator.TitleReview.Reviews;

/// <summary>How one reviewer's desk differs from the others.</summary>
internal sealed record ReviewDeskTerms
{
    /// <summary>The event that carries the decision.</summary>
    public required string EventName { get; init; }

    /// <summary>Who reviews, in Chinese.</summary>
    public required string Reviewer { get; init; }

    public required string Stage { get; init; }

    public required string CorrectionStage { get; init; }

    /// <summary>Name of the gate at which rules are checked again.</summary>
    public required string Gate { get; init; }

    /// <summary>Working days for a correction (C18); 0: as long as the cap leaves.</summary>
    public int CorrectionDays { get; init; }

    /// <summary>The correction never runs beyond this; null when nothing caps it.</summary>
    public DateRule? CorrectionCap { get; init; }

    public IReadOnlyList<string> CorrectionClauses { get; init; } = [];

    /// <summary>How often an application may be returned; everything to be corrected is told at once (C25).</summary>
    public int MaximumReturns { get; init; }

    /// <summary>What has to be verified before agreeing.</summary>
    public IReadOnlyList<string> Checklist { get; init; } = [];

    public IReadOnlyList<string> ChecklistClauses { get; init; } = [];

    /// <summary>Whether this reviewer confirms what only a person can judge.</summary>
    public bool Confirms { get; init; }

    /// <summary>Outcome when a correction changed what was posted; null when that restarts nothing.</summary>
    public string? RepublishOutcome { get; init; }

    /// <summary>Working days after receipt within which it is returned, if it is (及时); 0 when the notice asks for none.</summary>
    public int ReturnDays { get; init; }

    public IReadOnlyList<string> ReturnClauses { get; init; } = [];

    /// <summary>Whether the reviewer says by when it is corrected.</summary>
    public bool ReviewerSetsCorrection { get; init; }

    /// <summary>Whether returns by the other reviewers count as well.</summary>
    public bool CountsAllReturns { get; init; }

    /// <summary>Hours of a day outside which nothing is decided; null: any.</summary>
    public DailyHours? Hours { get; init; }

    public bool HoursOnWorkingDays { get; init; }

    public IReadOnlyList<string> HoursClauses { get; init; } = [];

    /// <summary>Who reviews, as deadlines name it.</summary>
    public required string Role { get; init; }

    /// <summary>Outcome of every correction, when it comes back through the levels before (重新呈报); null when it comes back here.</summary>
    public string? ResubmitOutcome { get; init; }

    public GateRules Rules { get; init; } = GateRules.Empty;
}
