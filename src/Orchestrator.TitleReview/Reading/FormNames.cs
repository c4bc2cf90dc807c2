using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Reading;

/// <summary>The forms as JSON and clauses' kinds call them.</summary>
internal static class FormNames
{
    /// <summary>E.g. <c>by</c>.</summary>
    public static string Of(ReadForm form) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(form.ToString());
}
