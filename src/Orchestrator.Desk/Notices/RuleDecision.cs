using NodaTime;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.Desk.Notices;

/// <summary>What somebody decided about a rule that was read.</summary>
public sealed record RuleDecision
{
    /// <summary>Whether it holds, and as what.</summary>
    public required RuleVerdict Verdict { get; init; }

    /// <summary>Corrected: first day of a window, included.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Corrected: last day of a window, included.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Corrected: the day.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>Corrected: how many units, 1 or more.</summary>
    public int? N { get; init; }

    /// <summary>Corrected: what is counted.</summary>
    public ReadUnit? Unit { get; init; }
}
