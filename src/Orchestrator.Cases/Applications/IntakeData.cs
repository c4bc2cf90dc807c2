using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Engine.Work;
using Orchestrator.TitleReview;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Windows;

namespace Orchestrator.Cases.Applications;

/// <summary>
/// What the start of an application is given beyond the calendar: the submission, and what the one-application rules
/// must know.
/// </summary>
internal static class IntakeData
{
    /// <summary>
    /// By the type that an activity asks for; the earlier applications in the order in which they were made.
    /// </summary>
    public static Dictionary<Type, object> Of(
        IntakeBook book,
        LiveCycle cycle,
        LiveInstance cycleInstance,
        Submission submission,
        JsonObject payload
    ) =>
        new()
        {
            [typeof(ApplicationFacts)] = new ApplicationFacts(payload),
            [typeof(IntakeRecords)] = new IntakeRecords
            {
                Earlier =
                [
                    .. book.Of(submission.PersonKey)
                        .OrderBy(application => application.InstanceId)
                        .Select(application => new EarlierApplication(
                            application.InstanceId,
                            application.Series,
                            application.Specialty ?? "",
                            application.Level,
                            application.FinalState is null,
                            IntakeBook.Counts(application)
                        )),
                ],
                EmployerCommittees =
                [
                    .. book.Committees(
                        cycle.Row.InstanceId,
                        submission.Employer,
                        submission.Series,
                        submission.Specialty,
                        submission.Level
                    ),
                ],
                Overrides = [.. Overrides(cycleInstance).Where(agreed => agreed.Person == submission.Person)],
            },
        };

    private static IEnumerable<GateOverride> Overrides(LiveInstance cycle) =>
        cycle.State.Variables.TryGetValue(ApplicationWindow.OverridesVariable, out var value) && value is JsonArray list
            ? list.Select(item => item.Deserialize<GateOverride>(ReviewJson.Options)).OfType<GateOverride>()
            : [];
}
