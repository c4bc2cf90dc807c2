using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Orchestrator.TitleReview.Eligibility;

/// <summary>Puts together what gate rules look at.</summary>
public static class GateFacts
{
    /// <summary>The payload of a submission with <c>checkDate</c>, <c>year</c>, <c>earlier</c> and <c>employerCommittees</c> beside it.</summary>
    /// <param name="payload">The application's payload; it is not changed.</param>
    /// <param name="checkDate">The local day of the check.</param>
    /// <param name="records">What other applications there are; null when unknown.</param>
    public static JsonObject Of(JsonObject payload, LocalDate checkDate, IntakeRecords? records)
    {
        var facts = payload.DeepClone().AsObject();
        facts["checkDate"] = LocalDatePattern.Iso.Format(checkDate);
        facts["year"] = checkDate.Year;
        facts["earlier"] = JsonSerializer.SerializeToNode(records?.Earlier ?? [], ReviewJson.Options);
        facts["employerCommittees"] = JsonSerializer.SerializeToNode(records?.EmployerCommittees ?? [], ReviewJson.Options);
        return facts;
    }
}
