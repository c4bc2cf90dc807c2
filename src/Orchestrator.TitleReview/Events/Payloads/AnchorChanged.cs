namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>日期变更.</summary>
/// <param name="Name">The anchor; <see cref="Steps.AnchorNames.Any"/> when every date may count differently
/// now.</param>
public sealed record AnchorChanged([property: Field("日期名称", "Name of the date")] string Name);
