using System.Text.Encodings.Web;
using System.Text.Json;

namespace Orchestrator.Calendars;

/// <summary>What <c>calendar add</c> prints: dates as <c>yyyy-MM-dd</c>, reasons in Chinese.</summary>
/// <param name="Start">The day counted from.</param>
/// <param name="N">How many working days; negative means before.</param>
/// <param name="Region">The region.</param>
/// <param name="Result">The N-th working day.</param>
/// <param name="Provisional">True when a day looked at lies outside the official data.</param>
/// <param name="Proof">Each day looked at, in counting order; the start is not among them.</param>
public sealed record WorkingDayAnswer(
    string Start,
    int N,
    string Region,
    string Result,
    bool Provisional,
    IReadOnlyList<WorkingDayAnswerStep> Proof
)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One JSON document: <c>{start,n,region,result,provisional,proof:[{date,counted,reason}]}</c>.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);
}
