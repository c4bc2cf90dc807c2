using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Steps;

/// <summary>Makes deadlines from resolved dates.</summary>
internal static class DeadlineRequests
{
    /// <summary>A deadline at a resolved date, with what it was counted from.</summary>
    public static DeadlineRequest At(string name, DueDate due, StepTerms terms, DateRule? rule, IReadOnlyDictionary<string, LocalDate> anchors) => new()
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
        Basis = rule?.AnchorName is { } anchor && anchors.TryGetValue(anchor, out var date)
            ? new JsonObject { [anchor] = LocalDatePattern.Iso.Format(date) }
            : null,
    };
}
