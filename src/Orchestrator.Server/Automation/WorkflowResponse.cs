using System.Text;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Automation;

/// <summary>Writes what a workflow answered, as <see cref="AnswerHeaders"/> lets it.</summary>
internal sealed class WorkflowResponse(HttpResponseWritten written) : IResult
{
    /// <summary>Writes it; a status outside 200 to 599 becomes 200, and a status that has no body gets none.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var response = httpContext.Response;
        response.StatusCode = written.StatusCode is >= 200 and <= 599 ? written.StatusCode : StatusCodes.Status200OK;
        foreach (var (name, value) in written.Headers.Where(header => AnswerHeaders.IsFree(header.Key)))
        {
            response.Headers[name] = value is JsonArray list
                ? list.Select(item => AnswerHeaders.Value(item?.ToString())).ToArray()
                : AnswerHeaders.Value(value?.ToString());
        }

        if (
            written.Body is not { } body
            || response.StatusCode
                is StatusCodes.Status204NoContent
                    or StatusCodes.Status205ResetContent
                    or StatusCodes.Status304NotModified
        )
        {
            return;
        }
        response.ContentType = AnswerHeaders.TypeOf(written.ContentType);
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(body), httpContext.RequestAborted);
    }
}
