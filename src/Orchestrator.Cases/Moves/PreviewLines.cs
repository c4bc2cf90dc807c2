using Orchestrator.Storage.Deadlines;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Cases.Moves;

/// <summary>Lines of a preview from stored deadlines.</summary>
internal static class PreviewLines
{
    /// <summary>A line without days, which the caller gives; level is <c>cycle</c> or that of applications.</summary>
    public static MoveLine Of(Deadline deadline, string step, string level, string change) =>
        new()
        {
            Step = step,
            Activity = ActivityOf(deadline.NodeId),
            Name = deadline.Name,
            Level = level,
            Change = change,
            Role = deadline.Role,
            Clauses = Clauses(deadline.Clauses),
        };

    /// <summary>The activity of a node.</summary>
    public static string ActivityOf(string nodeId) => nodeId[(nodeId.LastIndexOf(':') + 1)..];

    /// <summary>Clauses as a row keeps them.</summary>
    public static IReadOnlyList<string> Clauses(string text) => text.Length == 0 ? [] : text.Split(' ');

    /// <summary>Who is told that a deadline moves: who must act; of a period or an opening the office.</summary>
    public static string ToTell(Deadline deadline) =>
        deadline.Role is null or Roles.Applicant ? Roles.Office : deadline.Role;
}
