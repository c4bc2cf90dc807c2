using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>报送、备案、填报: which report, what it holds, through which channel.</summary>
public sealed record ReportSubmitted(
    [property: Field("报送事项", MaxLength = 64, Description = "年度安排中该环节的名称（reportName）")] string Report,
    [property: Field("材料内容", Description = "已包含的材料，名称与要求一致")] IReadOnlyList<string>? Contents,
    [property: Field("报送方式", Description = "如 电子邮件、职称申报系统")] IReadOnlyList<string>? Channels,
    [property: Field("文号或回执号")] string? Number,
    [property: Field("报送日期", Description = "线下报送的实际日期；不填即当日，不得晚于当日")] LocalDate? SubmittedOn);
