using Orchestrator.Calendars;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.Definitions;

/// <summary>The activities a definition may use, and the rules it must keep: the built-in ones and those of title review.</summary>
internal static class DefinitionRules
{
    private static readonly Lazy<ActivityRegistry> Activities = new(() => ActivityRegistry.BuiltIn.With(typeof(TitleReview.Steps.Stages).Assembly));

    public static ActivityRegistry Registry => Activities.Value;

    /// <summary>Whether a definition with this finding may not be published: errors, and dates that nobody has confirmed.</summary>
    public static bool RefusesPublication(Finding finding) => finding.Severity == Severity.Error || finding.Code == TitleReview.NewYear.DateMark.FindingCode;

    public static DefinitionValidator Validator() => new(Registry, ReviewRules.All(CalendarBook.Official));
}
