namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>异议核查结论.</summary>
/// <param name="Objection">The number under which it was raised.</param>
/// <param name="Upheld">True: the objection is right.</param>
/// <param name="Report">What the check found.</param>
/// <param name="Application">The application it is about; needed for the result publicity.</param>
/// <param name="Contents">What the report says, in the words that the definition asks for.</param>
public sealed record ObjectionResolved(
    [property: Field("异议编号", "Objection number", MaxLength = 64)] string Objection,
    [property: Field("是否属实", "Upheld")] bool Upheld,
    [property: Field("核查结论", "Conclusion of the check")] string Report,
    [property: Field(
        "申报编号",
        "Application number",
        Minimum = 1,
        Meaning = FieldMeaning.Application,
        Description = "评审结果公示的异议必填",
        DescriptionEn = "Needed for an objection to the results"
    )]
        long? Application,
    [property: Field(
        "核查报告内容",
        "Contents of the report",
        Description = "核查报告已写明的事项，名称与要求一致",
        DescriptionEn = "What the report on the check states, named as required"
    )]
        IReadOnlyList<string>? Contents
);
