namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>生成电子职称证书.</summary>
public sealed record CertificatesIssued(
    [property: Field("文号")] string? DocumentNumber);
