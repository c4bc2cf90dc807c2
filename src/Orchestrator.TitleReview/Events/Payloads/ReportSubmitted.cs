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
    [property: Field(
        "报送事项",
        "What is handed in",
        MaxLength = 64,
        Description = "年度安排中该环节的名称（reportName）",
        DescriptionEn = "The step's name in the year's schedule (reportName)"
    )]
        string Report,
    [property: Field(
        "材料内容",
        "Contents of the material",
        Description = "已包含的材料，名称与要求一致",
        DescriptionEn = "What it holds, named as required"
    )]
        IReadOnlyList<string>? Contents,
    [property: Field(
        "报送方式",
        "Ways of handing in",
        Description = "如 电子邮件、职称申报系统",
        DescriptionEn = "E.g. e-mail, the application system"
    )]
        IReadOnlyList<string>? Channels,
    [property: Field("文号或回执号", "Document or receipt number")] string? Number,
    [property: Field(
        "报送日期",
        "Date handed in",
        Description = "线下报送的实际日期；不填即当日，不得晚于当日",
        DescriptionEn = "The actual day when handed in outside the system; left empty: today; not in the future"
    )]
        LocalDate? SubmittedOn
) : TrackPayload;
