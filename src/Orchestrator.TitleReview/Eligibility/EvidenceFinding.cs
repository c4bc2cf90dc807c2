using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Eligibility;

/// <summary>Which evidence of one kind counts for an application.</summary>
/// <param name="Period">The period it was looked at by.</param>
/// <param name="Says">What counts, or why something does not, in words without a full stop.</param>
/// <param name="IsWhole">Whether nothing lies outside and no year lacks.</param>
public sealed record EvidenceFinding(EvidencePeriod Period, BilingualText Says, bool IsWhole);
