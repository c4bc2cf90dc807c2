namespace Orchestrator.Desk.Refusals;

/// <summary>One thing that is wrong in a body, and where.</summary>
/// <param name="Path">JSON path, e.g. <c>$.data.postedOn</c>.</param>
/// <param name="Message">In Chinese.</param>
/// <param name="MessageEn">In English.</param>
public sealed record FieldError(string Path, string Message, string MessageEn);
