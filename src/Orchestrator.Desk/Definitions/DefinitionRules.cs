using Orchestrator.Calendars;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Desk.Definitions;

/// <summary>The activities a definition may use, and the rules it must keep: the built-in ones and those of title review.</summary>
public static class DefinitionRules
{
    private static readonly Lazy<ActivityRegistry> Activities = new(() =>
        ActivityRegistry.BuiltIn.With(typeof(TitleReview.Steps.Stages).Assembly)
    );

    /// <summary>Every activity that a definition may use; made once.</summary>
    public static ActivityRegistry Registry => Activities.Value;

    /// <summary>Whether a definition with this finding may not be published: errors, and dates that nobody has confirmed.</summary>
    public static bool RefusesPublication(Finding finding) =>
        finding.Severity == Severity.Error || finding.Code == TitleReview.NewYear.DateMark.FindingCode;

    /// <summary>Judges definitions by the calendars and notices that are in force.</summary>
    public static DefinitionValidator Validator(CalendarBook calendars, NoticeBook notices) =>
        new(Registry, [new EndpointRule(), .. ReviewRules.All(calendars, notices)]);
}
