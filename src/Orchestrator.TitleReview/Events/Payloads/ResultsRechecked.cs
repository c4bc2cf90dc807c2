namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评审结果复核: which applications turned out not to meet the conditions, and which have other problems.</summary>
/// <param name="Unqualified">Applications found in the review not to meet the conditions; null: none.</param>
/// <param name="Problems">Applications in which the recheck found something else; null: none.</param>
/// <param name="Report">What was found, in words; null: nothing to say.</param>
public sealed record ResultsRechecked(
    [property: Field(
        "评审中发现不符合条件的申报",
        "Applications found in the review not to meet the conditions",
        Meaning = FieldMeaning.Application,
        Description = "申报编号",
        DescriptionEn = "Application numbers"
    )]
        IReadOnlyList<long>? Unqualified,
    [property: Field(
        "复核发现问题的申报",
        "Applications with problems found in the re-check",
        Meaning = FieldMeaning.Application,
        Description = "申报编号",
        DescriptionEn = "Application numbers"
    )]
        IReadOnlyList<long>? Problems,
    [property: Field("复核情况", "Findings of the re-check")] string? Report
);
