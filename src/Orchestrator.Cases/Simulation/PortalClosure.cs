using NodaTime;

namespace Orchestrator.Cases.Simulation;

/// <summary>The portal is down.</summary>
/// <param name="From">Inclusive, Asia/Shanghai.</param>
/// <param name="To">Exclusive, Asia/Shanghai.</param>
public sealed record PortalClosure(LocalDateTime From, LocalDateTime To);
