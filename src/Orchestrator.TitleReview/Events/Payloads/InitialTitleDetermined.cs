using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>新参加工作的全日制院校毕业生的职称初定.</summary>
public sealed record InitialTitleDetermined(
    [property: Field("人员标识", MaxLength = 64, Description = "同一人始终相同，不用证件号码")] string Person,
    [property: Field("用人单位代码", MaxLength = 64)] string Employer,
    [property: Field("系列", MaxLength = 100)] string Series,
    [property: Field("层级", MaxLength = 20)] string Level,
    [property: Field("初定日期")] LocalDate DeterminedOn);
