using NodaTime;

namespace Orchestrator.Workflows.Runtime;

/// <summary>The day that an instance was given when it was taken up again.</summary>
/// <param name="At">When it was taken up; what had passed by then is what the day holds for.</param>
/// <param name="Until">The new last day, local (Asia/Shanghai) and inclusive.</param>
public sealed record Grace(Instant At, LocalDate Until);
