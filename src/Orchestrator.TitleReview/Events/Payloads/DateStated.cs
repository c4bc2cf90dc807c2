using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>确定日期: a day that the notice leaves to somebody else.</summary>
public sealed record DateStated(
    [property: Field("日期名称", MaxLength = 64, Description = "如 cutoff")] string Name,
    [property: Field("日期")] LocalDate Date);
