using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Steps;

/// <summary>Makes deadlines from resolved dates.</summary>
internal static class DeadlineRequests
{
    /// <summary>A deadline at a resolved date, with the rules that gave it and what they counted from.</summary>
    public static DeadlineRequest At(
        string name,
        DueDate due,
        StepTerms terms,
        IReadOnlyList<DateRule> rules,
        IReadOnlyDictionary<string, LocalDate> anchors
    ) =>
        new()
        {
            Name = name,
            Kind = terms.Kind,
            Due = due.Due,
            DueDate = due.Date,
            Role = terms.Role,
            Assignee = terms.Assignee,
            Clauses = terms.Clauses,
            Hard = terms.Hard,
            Provisional = due.Provisional,
            Remind = terms.Remind,
            CalendarVersion = due.CalendarVersion,
            Basis = DateCount.Basis(rules, anchors),
            // A row's rules are counted as last days: an opening is counted by its step alone.
            Rules = terms.Kind == DeadlineKind.Opening ? null : rules,
        };
}
