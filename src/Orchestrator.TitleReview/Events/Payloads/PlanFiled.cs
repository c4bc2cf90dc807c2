namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评审方案报市职称办备案: what the plan holds and the number of its filing.</summary>
/// <param name="Contents">What the plan holds, in the words that the definition asks for.</param>
/// <param name="FilingNumber">Number of the filing; null: none yet.</param>
public sealed record PlanFiled(
    [property: Field(
        "方案内容",
        "Contents of the plan",
        MinItems = 1,
        Description = "方案已包含的内容项，名称与方案要求一致，如 评审标准、时间安排",
        DescriptionEn = "What the plan holds, named as required, e.g. review standards, timetable"
    )]
        IReadOnlyList<string> Contents,
    [property: Field("备案编号", "Filing number")] string? FilingNumber
);
