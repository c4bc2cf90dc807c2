using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>报送、备案、填报: which report, what it holds, through which channel.</summary>
/// <param name="Report">The report's name in the definition (<c>reportName</c>).</param>
/// <param name="Contents">What it holds, in the words that the definition asks for.</param>
/// <param name="Channels">The ways by which it was handed in.</param>
/// <param name="Number">Number of its letter or receipt; null: none.</param>
/// <param name="SubmittedOn">The day on which it was handed in outside the system; null: today. Not in the
/// future.</param>
public sealed record ReportSubmitted(
    [property: Field("报送事项", MaxLength = 64, Description = "年度安排中该环节的名称（reportName）")] string Report,
    [property: Field("材料内容", Description = "已包含的材料，名称与要求一致")] IReadOnlyList<string>? Contents,
    [property: Field("报送方式", Description = "如 电子邮件、职称申报系统")] IReadOnlyList<string>? Channels,
    [property: Field("文号或回执号")] string? Number,
    [property: Field("报送日期", Description = "线下报送的实际日期；不填即当日，不得晚于当日")] LocalDate? SubmittedOn
);
