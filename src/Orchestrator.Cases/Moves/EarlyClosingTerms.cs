using NodaTime;

namespace Orchestrator.Cases.Moves;

/// <summary>How an intake is to end early.</summary>
/// <param name="Move">The move; 0 before it is proposed.</param>
/// <param name="Track">Key or name of the track; null: all.</param>
/// <param name="Until">The last local day of new applications, the day included; null: none is taken from now on.</param>
/// <param name="Today">The local day (Asia/Shanghai).</param>
internal sealed record EarlyClosingTerms(long Move, string? Track, LocalDate? Until, LocalDate Today);
