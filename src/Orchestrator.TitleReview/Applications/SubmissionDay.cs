using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Applications;

/// <summary>The day on which an application was submitted, kept in its variable for the steps that count from it.</summary>
internal static class SubmissionDay
{
    private const string Variable = "submittedOn";

    /// <summary>Notes that it is today.</summary>
    public static void Note(ActivityContext context) =>
        context.SetVariable(Variable, JsonValue.Create(LocalDatePattern.Iso.Format(context.Today())));

    /// <summary>The dates that a step counts from it.</summary>
    public static Dictionary<string, LocalDate> Of(ActivityContext context) =>
        context.GetVariable(Variable)?.GetValue<string>() is { } day
            ? new() { [AnchorNames.Submitted] = LocalDatePattern.Iso.Parse(day).Value }
            : [];
}
