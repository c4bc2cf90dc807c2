using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>用人单位审核推荐.</summary>
/// <param name="Decision"><c>recommended</c>, <c>passed</c>, <c>rejected</c> or <c>returned</c>.</param>
/// <param name="Reasons">Needed unless agreed; a return lists everything at once (C25).</param>
/// <param name="Checks">What was verified, in the words of the definition's checklist.</param>
/// <param name="Confirmed">Ids of the gate rules that a person had to look into and found kept.</param>
/// <param name="Auditor">Who answers for the audit; needed where the definition asks for it.</param>
/// <param name="Defence">The opinion on the defence, for levels that need one before the deliberation.</param>
/// <param name="Deliberated">Whether it was deliberated on; null: no.</param>
/// <param name="CorrectBy">By when a return is corrected, inclusive; where the notice lets the reviewer say it, and
/// nowhere else.</param>
/// <param name="Vote">How the employer's committee voted; needed where the definition asks for a vote.</param>
public sealed record EmployerDecided(
    [property: Field(
        "决定",
        "Decision",
        Choices = [
            "recommended=推荐=Recommended",
            "passed=审核审议通过，公示后推荐=Passed, recommended after the publicity",
            "rejected=不推荐=Not recommended",
            "returned=退回补正=Returned for correction",
        ]
    )]
        string Decision,
    [property: Field(
        "理由",
        "Reasons",
        Description = "退回或不同意时必填；退回须一次性列明全部问题",
        DescriptionEn = "Needed for a return or a refusal; a return lists every problem at once"
    )]
        IReadOnlyList<string>? Reasons,
    [property: Field(
        "已核验事项",
        "Items verified",
        Description = "如 continuingEducation",
        DescriptionEn = "E.g. continuingEducation"
    )]
        IReadOnlyList<string>? Checks,
    [property: Field(
        "已核实的规则",
        "Rules verified",
        Description = "资格审查中需人工核实的规则编号",
        DescriptionEn = "Ids of the rules that a person has to look into"
    )]
        IReadOnlyList<string>? Confirmed,
    [property: Field("审核责任人", "Person responsible for the audit", MaxLength = 100)] string? Auditor,
    [property: Field(
        "答辩意见",
        "Opinion on the defence",
        Description = "申报高级职称须先答辩或说课的",
        DescriptionEn = "For senior titles that need a defence or a trial lesson first"
    )]
        string? Defence,
    [property: Field("是否已审议", "Deliberated on")] bool? Deliberated,
    [property: Field(
        "补正截止日",
        "Last day to correct",
        Description = "由审核人注明补正期限的，退回时必填",
        DescriptionEn = "Needed for a return where the auditor sets the time for correction"
    )]
        LocalDate? CorrectBy,
    [property: Field(
        "推荐委员会表决",
        "Vote of the recommending committee",
        Description = "通知要求表决推荐的，同意时必填",
        DescriptionEn = "Where the notice asks for a vote: needed unless refused or returned"
    )]
        CommitteeVote? Vote = null
) : ICheckedPayload
{
    /// <inheritdoc />
    public IEnumerable<PayloadError> Check() =>
        DecisionChecks
            .ReasonsGiven(Decision == "passed" ? "recommended" : Decision, Reasons, "recommended")
            .Concat(Vote?.Check() ?? []);
}
