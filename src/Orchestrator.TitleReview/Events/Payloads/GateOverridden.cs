namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>对一般性要求的个案同意.</summary>
public sealed record GateOverridden(
    [property: Field("规则")] string Rule,
    [property: Field("申报人标识")] string Person,
    [property: Field("理由")] string Reason);
