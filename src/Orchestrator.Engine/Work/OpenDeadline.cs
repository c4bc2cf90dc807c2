using System.Runtime.InteropServices;
using NodaTime;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>An open deadline of a locked instance.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OpenDeadline(
    long Id,
    string Run,
    string Name,
    DeadlineKind Kind,
    Instant DueAt,
    LocalDate DueDate
)
{
    /// <summary>A claimed one; its day is not known.</summary>
    public static OpenDeadline Of(DueDeadline claimed) =>
        new(claimed.Id, claimed.ActivityInstanceId, claimed.Name, claimed.Kind, claimed.DueAt, default);
}
