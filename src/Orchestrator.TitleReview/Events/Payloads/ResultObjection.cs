namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评审结果公示的异议及其结论.</summary>
/// <param name="Objection">The number under which it was raised.</param>
/// <param name="State"><c>raised</c>, <c>upheld</c> or <c>dismissed</c>.</param>
public sealed record ResultObjection(
    [property: Field("异议编号", "Objection number")] string Objection,
    [property: Field(
        "状态",
        "State",
        Choices = ["raised=核查中=Under check", "upheld=属实=Upheld", "dismissed=不属实=Dismissed"]
    )]
        string State
);
