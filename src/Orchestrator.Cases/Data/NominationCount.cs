using Orchestrator.Engine.Work;
using Orchestrator.TitleReview.Reviews;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Data;

/// <summary>
/// How many an employer has recommended: those stored, and those of the same unit of work whose recommendation was
/// accepted.
/// </summary>
/// <param name="stored">Their number before the first item.</param>
internal sealed class NominationCount(int stored) : ChangingData
{
    /// <summary>Stages of applications that the employer has not recommended, or that no longer take a place.</summary>
    public static readonly string[] NotRecommended =
    [
        Stages.EmployerReview,
        Stages.EmployerCorrection,
        Stages.EmployerPublicity,
        Stages.EmployerRecommendation,
        Stages.NotRecommended,
        Stages.ObjectionUpheld,
        Stages.Abandoned,
        Stages.Overdue,
        Stages.Withdrawn,
        Stages.Voided,
    ];

    private int _recommended = stored;

    /// <inheritdoc/>
    public override object Value => new Nominations(_recommended);

    /// <inheritdoc/>
    public override void Applied(LiveInstance instance)
    {
        if (instance.Stage is { } stage && !NotRecommended.Contains(stage))
            _recommended++;
    }
}
