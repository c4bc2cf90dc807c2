using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;

namespace Orchestrator.TitleReview.Reviews;

/// <summary>
/// The department's own last day, from which the employer's and the applicant's advice is counted back (C19). Where
/// applicants have a closing of
/// their own, the window's last day is theirs and not the department's.
/// </summary>
internal static class DepartmentLastDay
{
    /// <summary>What the department's step of the same definition says; what is written where there is none.</summary>
    /// <param name="inputs">The application definition.</param>
    /// <param name="written">What the step at hand writes.</param>
    public static DateRule? Of(StaticInputs inputs, DateRule? written) =>
        inputs
            .Plan.All<DepartmentReview>()
            .Select(review => inputs.Get(review.Due))
            .FirstOrDefault(due => due is not null)
        ?? written;
}
