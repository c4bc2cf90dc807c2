using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Orchestrator.TitleReview.Eligibility;

/// <summary>Puts together what gate rules look at.</summary>
public static class GateFacts
{
    /// <summary>
    /// The payload of a submission with <c>checkDate</c>, <c>year</c>, <c>lastYear</c>, <c>yearStart</c>,
    /// <c>oneYearAgo</c>, <c>earlier</c> and <c>employerCommittees</c> beside it.
    /// </summary>
    /// <param name="payload">The application's payload; it is not changed.</param>
    /// <param name="checkDate">The local day of the check.</param>
    /// <param name="records">What other applications there are; null when unknown.</param>
    public static JsonObject Of(JsonObject payload, LocalDate checkDate, IntakeRecords? records)
    {
        var facts = payload.DeepClone().AsObject();
        facts["checkDate"] = LocalDatePattern.Iso.Format(checkDate);
        facts["year"] = checkDate.Year;
        facts["lastYear"] = checkDate.Year - 1;
        facts["yearStart"] = LocalDatePattern.Iso.Format(new LocalDate(checkDate.Year, 1, 1));
        facts["oneYearAgo"] = LocalDatePattern.Iso.Format(checkDate.PlusYears(-1));
        facts["earlier"] = JsonSerializer.SerializeToNode(records?.Earlier ?? [], ReviewJson.Options);
        facts["employerCommittees"] = JsonSerializer.SerializeToNode(
            records?.EmployerCommittees ?? [],
            ReviewJson.Options
        );
        return facts;
    }

    /// <summary>
    /// Adds <c>tenure</c> (<c>asOf</c>, and <c>years</c> when they can be counted) and <c>assessmentsFrom</c>: the
    /// first of the three latest assessed years.
    /// </summary>
    /// <param name="facts">What <see cref="Of"/> has made; it is changed.</param>
    /// <param name="terms">How the years in the title are counted.</param>
    public static void AddTenure(JsonObject facts, TenureTerms terms)
    {
        var own = facts["facts"] as JsonObject ?? [];
        facts["tenure"] = new JsonObject
        {
            ["asOf"] = LocalDatePattern.Iso.Format(terms.AsOf),
            ["years"] = Tenure.Years(own, terms),
        };
        facts["assessmentsFrom"] =
            Assessments.Of(own).Select(entry => entry.Year).DefaultIfEmpty(terms.AsOf.Year - 1).Max() - 2;
    }
}
