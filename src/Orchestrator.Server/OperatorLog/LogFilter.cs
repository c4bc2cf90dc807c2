using Microsoft.AspNetCore.Mvc;

namespace Orchestrator.Server.OperatorLog;

/// <summary>Which lines of the operator log are asked for.</summary>
/// <param name="Before">Lines before this one; null: from the newest on.</param>
/// <param name="From">The first local day, as 2024-10-08; null: from the beginning.</param>
/// <param name="To">The last local day, which is included; null: until now.</param>
/// <param name="Account">Sign-in name of who acted.</param>
/// <param name="Kind">What was dealt with, e.g. calendar.</param>
internal sealed record LogFilter(
    [FromQuery(Name = "before")] long? Before = null,
    [FromQuery(Name = "from")] string? From = null,
    [FromQuery(Name = "to")] string? To = null,
    [FromQuery(Name = "who")] string? Account = null,
    [FromQuery(Name = "kind")] string? Kind = null
);
