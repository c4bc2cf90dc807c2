using Microsoft.AspNetCore.Mvc;

namespace Orchestrator.Server.Applications;

/// <summary>Which applications of a cycle are listed.</summary>
/// <param name="Stage">Those in exactly this stage; null: in any.</param>
/// <param name="Search">The beginning of a number or a whole organisation code; null: all.</param>
/// <param name="Page">From 1.</param>
internal sealed record ApplicationFilter(
    [FromQuery(Name = "stage")] string? Stage = null,
    [FromQuery(Name = "search")] string? Search = null,
    [FromQuery(Name = "page")] int Page = 1
);
