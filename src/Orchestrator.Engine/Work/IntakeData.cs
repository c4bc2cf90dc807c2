using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.TitleReview;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Windows;

namespace Orchestrator.Engine.Work;

/// <summary>What the start of an application is given beyond the calendar: the submission, and what the one-application rules must know.</summary>
internal static class IntakeData
{
    public static Dictionary<Type, object> Of(IntakeBook book, LiveCycle cycle, LiveInstance cycleInstance, Submission submission, string personKey, JsonObject payload) => new()
    {
        [typeof(ApplicationFacts)] = new ApplicationFacts(payload),
        [typeof(IntakeRecords)] = new IntakeRecords
        {
            Earlier = [.. book.Of(personKey).OrderBy(application => application.InstanceId).Select(application => new EarlierApplication(
                application.InstanceId, application.Series, application.Specialty ?? "", application.Level, application.FinalState is null, book.Counts(application)))],
            EmployerCommittees = [.. book.Committees(cycle.Row.InstanceId, submission.Employer, submission.Series, submission.Specialty, submission.Level)],
            Overrides = [.. Overrides(cycleInstance).Where(agreed => agreed.Person == submission.Person)],
        },
    };

    private static IEnumerable<GateOverride> Overrides(LiveInstance cycle) =>
        cycle.State.Variables.TryGetValue(ApplicationWindow.OverridesVariable, out var value) && value is JsonArray list
            ? list.Select(item => item.Deserialize<GateOverride>(ReviewJson.Options)).OfType<GateOverride>()
            : [];
}
