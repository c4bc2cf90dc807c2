using Orchestrator.TitleReview.Applications;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Planning;

namespace Orchestrator.TitleReview.Facts;

/// <summary>What a submission looks at beside its rules, to count the years in a title and the periods of evidence.</summary>
internal static class SubmissionFacts
{
    /// <summary>Notes it.</summary>
    /// <param name="step">The submission.</param>
    /// <param name="inputs">Its inputs as the definition gives them.</param>
    /// <param name="facts">Where it is noted: <c>facts</c> of the payload.</param>
    public static void Look(SubmitApplication step, StaticInputs inputs, FactNode facts)
    {
        if (inputs.IsOpen(step.TenureAsOf) || inputs.Get(step.TenureAsOf) is not null)
        {
            LookAtTitle(facts);
            var excluded = inputs.Get(step.ExcludedGrades) ?? [];
            if (excluded.Count > 0 || inputs.IsOpen(step.ExcludedGrades))
                LookAtAssessments(facts, excluded);
            if (inputs.Get(step.AssessmentWaived) is { Count: > 0 } waived)
                facts.At("status", atSubmission: true).Offer(waived);
        }

        foreach (var period in inputs.Get(step.EvidencePeriods) ?? [])
        {
            LookAtTitle(facts);
            LookAtEvidence(facts, period);
        }
    }

    private static void LookAtTitle(FactNode facts)
    {
        facts.At("titleSince", atSubmission: true).Is(FieldKind.Date);
        var titles = facts.At("titles", atSubmission: true).List();
        titles.At("level", atSubmission: true);
        titles.At("since", atSubmission: true).Is(FieldKind.Date);
        facts.At("currentLevel", atSubmission: true);
    }

    private static void LookAtAssessments(FactNode facts, IReadOnlyList<string> excluded)
    {
        var assessments = facts.At("assessments", atSubmission: true).List();
        assessments.At("year", atSubmission: true).Is(FieldKind.Number);
        assessments.At("grade", atSubmission: true).Offer(excluded);
    }

    private static void LookAtEvidence(FactNode facts, EvidencePeriod period)
    {
        // The check reads the name as it stands, as one property.
        var list = facts.Child(period.Fact, atSubmission: true).List();
        list.Title = period.Title;
        if (period.EachYear)
        {
            list.Is(FieldKind.Number);
            return;
        }

        list.At("name", atSubmission: true);
        list.At("obtainedOn", atSubmission: true).Is(FieldKind.Date);
    }
}
