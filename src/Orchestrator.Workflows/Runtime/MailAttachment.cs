namespace Orchestrator.Workflows.Runtime;

/// <summary>A file that goes with a mail.</summary>
/// <param name="FileName">Without a folder.</param>
/// <param name="ContentType">E.g. <c>application/pdf</c>.</param>
/// <param name="Content">In base64.</param>
public sealed record MailAttachment(string FileName, string ContentType, string Content);
