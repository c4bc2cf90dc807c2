using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Storage.Work;

/// <summary>Which due deadlines are decided first when many are due.</summary>
public static class ClaimOrder
{
    /// <summary>Statutory closings first, technical waits last.</summary>
    public static IReadOnlyList<DeadlineKind> Kinds { get; } =
    [DeadlineKind.Statutory, DeadlineKind.Opening, DeadlineKind.Period, DeadlineKind.Internal, DeadlineKind.Timer];
}
