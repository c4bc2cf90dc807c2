namespace Orchestrator.TitleReview.Publicity;

/// <summary>
/// The applications of a cycle whose employer's publicity is not over: it is ahead, hangs, is under objection, or may start again by
/// what the applicant is correcting.
/// </summary>
/// <param name="Items">One for each; empty when all are over.</param>
public sealed record OpenPublicities(IReadOnlyList<OpenPublicity> Items)
{
    /// <summary>The stages in which it is not over.</summary>
    public static IReadOnlyList<string> Stages { get; } =
    [
        Steps.Stages.Submitted,
        Steps.Stages.EmployerReview,
        Steps.Stages.EmployerCorrection,
        Steps.Stages.EmployerPublicity,
        Steps.Stages.DepartmentCorrection,
    ];
}
