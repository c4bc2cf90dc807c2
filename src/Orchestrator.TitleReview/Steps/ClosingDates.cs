using Orchestrator.Calendars;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Steps;

/// <summary>
/// The dates of a window's own closings, by who acts: <c>closing.applicant</c>, <c>closing.employer</c>, … They bind
/// whoever they name.
/// </summary>
internal static class ClosingDates
{
    private const string Prefix = "closing.";

    /// <summary>The date's name.</summary>
    public static string Of(string role) => Prefix + role;

    /// <summary>Why a role may not act any more; null when it may, or has no closing of its own.</summary>
    public static Refusal? Refuse(ActivityContext context, string role, IReadOnlyList<string> clauses) =>
        context.Anchor(Of(role)) is { } day && ChinaTime.At(day, DeadlineTime.EndOfDay) is var due && context.Now >= due
            ? Refusals.DeadlinePassed(due, clauses)
            : null;
}
