namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>A cycle tells its applications that a batch was confirmed.</summary>
/// <param name="Document">Number of the confirming document.</param>
public sealed record ResultConfirmedNotice(
    [property: Field("确认文件文号", "Number of the confirmation document")] string Document
);
