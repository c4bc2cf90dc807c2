using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>办事机构受理审核.</summary>
/// <param name="Decision"><c>accepted</c>, <c>rejected</c> or <c>returned</c>.</param>
/// <param name="Reasons">Needed unless accepted; a return lists everything at once (C25).</param>
/// <param name="Checks">What was verified, in the words of the definition's checklist.</param>
/// <param name="Confirmed">Ids of the gate rules that a person had to look into and found kept.</param>
/// <param name="CorrectBy">By when a return is corrected, inclusive; where the notice lets the reviewer say it, and
/// nowhere else.</param>
public sealed record OfficeDecided(
    [property: Field(
        "决定",
        "Decision",
        Choices = [
            "accepted=受理=Accepted",
            "rejected=不予受理=Not accepted",
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
    [property: Field(
        "补正截止日",
        "Last day to correct",
        Description = "由审核人注明补正期限的，退回时必填",
        DescriptionEn = "Needed for a return where the auditor sets the time for correction"
    )]
        LocalDate? CorrectBy
) : ICheckedPayload
{
    /// <inheritdoc />
    public IEnumerable<PayloadError> Check() => DecisionChecks.ReasonsGiven(Decision, Reasons, "accepted");
}
