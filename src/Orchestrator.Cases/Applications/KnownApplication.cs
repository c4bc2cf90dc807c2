using NodaTime;
using Orchestrator.Cases.Cycles;
using Orchestrator.Engine.Work;

namespace Orchestrator.Cases.Applications;

/// <summary>What a unit of work knows of an application beside its run.</summary>
internal sealed class KnownApplication
{
    /// <summary>Which dates of the cycle hold for it; read only where the cycle has dates that do not hold for all.</summary>
    public ApplicationScope? Scope { get; set; }

    /// <summary>Set when the office accepts it in this unit of work.</summary>
    public Instant? AcceptedAt { get; set; }

    /// <summary>Those of an application.</summary>
    public static KnownApplication Of(LiveInstance instance) =>
        (KnownApplication)(instance.Facts ??= new KnownApplication());
}
