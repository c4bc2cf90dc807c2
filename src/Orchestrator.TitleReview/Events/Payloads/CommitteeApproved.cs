using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评委会核准备案.</summary>
/// <param name="ApprovedOn">The day of the approval, from which its term runs; not in the future.</param>
/// <param name="Number">Number of the approval; null: none.</param>
/// <param name="Contents">What the form holds, in the words that the definition asks for.</param>
/// <param name="Triggers">Why it was approved anew, each one of the reasons in the definition.</param>
public sealed record CommitteeApproved(
    [property: Field("核准日期", "Date of approval")] LocalDate ApprovedOn,
    [property: Field("核准备案号", "Approval number")] string? Number,
    [property: Field(
        "备案表内容",
        "Contents of the approval form",
        Description = "核准备案表已填写的项目",
        DescriptionEn = "What has been filled in on the form"
    )]
        IReadOnlyList<string>? Contents,
    [property: Field(
        "重新核准的情形",
        "Why it was approved anew",
        Description = "如 新组建、评审权下放、评审范围调整",
        DescriptionEn = "E.g. newly set up, review powers delegated, scope of review changed"
    )]
        IReadOnlyList<string>? Triggers
);
