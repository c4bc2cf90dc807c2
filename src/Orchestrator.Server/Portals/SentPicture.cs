namespace Orchestrator.Server.Portals;

/// <summary>A picture as it was sent.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">What its sender says it is; null: nothing.</param>
/// <param name="FileName">What its sender calls it; null: nothing.</param>
internal sealed record SentPicture(byte[] Content, string? ContentType, string? FileName);
