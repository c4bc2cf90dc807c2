using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Cases.Cycles;
using Orchestrator.Engine;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Applications;
using Orchestrator.TitleReview.Planning;

namespace Orchestrator.Cases.Applications;

/// <summary>How applications start in one unit of work.</summary>
/// <param name="submissions">Those that are complete, read once.</param>
/// <param name="book">What the one-application rules must know.</param>
/// <param name="numbers">By cycle, the highest number given.</param>
internal sealed class ApplicationIntake(
    IReadOnlyDictionary<CaseStart, Submission> submissions,
    IntakeBook book,
    Dictionary<long, int> numbers
) : CaseIntake
{
    /// <inheritdoc/>
    public override Admission Admit(CaseStart item, LiveCycle cycle, LiveInstance owner)
    {
        if (cycle.Row.ApplicationVersionId is not { } versionId)
            return new Admission { Refusal = WorkRefusals.NoCases };
        if (!submissions.TryGetValue(item, out var submission))
        {
            return new Admission
            {
                Refusal = IntakeRefusals.Incomplete(Submission.FindMissing(item.Submission.Payload)!),
            };
        }
        var procedure = Text(item.Submission.Payload!, "route");
        var scope = new ApplicationScope(
            submission.Series,
            submission.Level,
            submission.Employer,
            submission.Committee,
            procedure
        );
        var options = JsonNode.Parse(cycle.Row.Options)!.AsObject();
        var refusal = TrackRouting.Refuse(ScheduleTracks.Of(owner.Plan), scope)
            ?? ScheduleScope.Refuse(owner.Plan, options, submission.Series, submission.Level);
        if (refusal is not null)
            return new Admission { Refusal = refusal };
        return new Admission
        {
            VersionId = versionId,
            Number = NumberOf(cycle, numbers[item.CycleId] + 1),
            Options = options,
            Facts = new KnownApplication { Scope = scope },
            Dates = DateOverride.Apply(cycle.Anchors, cycle.GetOverrides(), scope),
            Data = IntakeData.Of(book, cycle, owner, submission, item.Submission.Payload!),
        };
    }

    /// <inheritdoc/>
    public override void Started(WorkSession session, LiveInstance instance, CaseStart item, Admission admission)
    {
        numbers[item.CycleId]++;
        var application = RowOf(instance, submissions[item], item);
        session.Batch.NewApplications.Add(application);
        book.Add(application);
    }

    private static string? Text(JsonObject payload, string name) =>
        payload[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string NumberOf(LiveCycle cycle, int number) =>
        cycle.Row.Year.ToString("0000", CultureInfo.InvariantCulture)
        + number.ToString("000000", CultureInfo.InvariantCulture);

    private static Application RowOf(LiveInstance instance, Submission submission, CaseStart item) =>
        new()
        {
            InstanceId = instance.Id,
            CycleId = item.CycleId,
            Number = instance.Number!,
            PersonKey = submission.PersonKey,
            Employer = submission.Employer,
            Department = submission.Department,
            Series = submission.Series,
            Specialty = submission.Specialty,
            Level = submission.Level,
            Committee = submission.Committee,
            Data = KeptSubmission.Of(item.Submission.Payload!).ToJsonString(EngineJson.Options),
            Portal = item.Portal,
            SubmittedAt = item.Now,
            UpdatedAt = item.Now,
        };
}
