namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>职称评审数据已报送.</summary>
public sealed record DataReported(
    [property: Field("报送条数", Minimum = 0)] long? Records,
    [property: Field("说明", MaxLength = 500)] string? Note);
