using Microsoft.AspNetCore.Mvc;
using Orchestrator.Desk.Applications;

namespace Orchestrator.Server.Applications;

/// <summary>Which applications are listed.</summary>
/// <param name="Stage">Those in exactly this stage; null: in any.</param>
/// <param name="Search">The beginning of a number, or a whole code of an employer, a department or a committee.</param>
/// <param name="Series">系列, whole.</param>
/// <param name="Level">级别, whole.</param>
/// <param name="IsOverdue">Those of which something is late.</param>
/// <param name="IsMine">Those of which something is for a role of whoever asks to do.</param>
/// <param name="NewestFirst">The latest submitted first; else by number.</param>
/// <param name="Page">From 1.</param>
internal sealed record ApplicationFilter(
    [FromQuery(Name = "stage")] string? Stage = null,
    [FromQuery(Name = "search")] string? Search = null,
    [FromQuery(Name = "series")] string? Series = null,
    [FromQuery(Name = "level")] string? Level = null,
    [FromQuery(Name = "overdue")] bool IsOverdue = false,
    [FromQuery(Name = "mine")] bool IsMine = false,
    [FromQuery(Name = "newest")] bool NewestFirst = false,
    [FromQuery(Name = "page")] int Page = 1
)
{
    /// <summary>What is asked for, of one cycle or of all.</summary>
    public ApplicationSearch Of(string? cycle) =>
        new()
        {
            Cycle = cycle,
            Stage = Given(Stage),
            Text = Given(Search),
            Series = Given(Series),
            Level = Given(Level),
            IsOverdue = IsOverdue,
            IsMine = IsMine,
            NewestFirst = NewestFirst,
            Page = Page,
        };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
