using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>确定日期: a day that the notice leaves to somebody else.</summary>
/// <param name="Name">The anchor that the day is stated as, e.g. <c>cutoff</c>.</param>
/// <param name="Date">The day.</param>
public sealed record DateStated(
    [property: Field(
        "日期名称",
        "Name of the date",
        MaxLength = 64,
        Description = "如 cutoff",
        DescriptionEn = "E.g. cutoff"
    )]
        string Name,
    [property: Field("日期", "Date")] LocalDate Date
);
