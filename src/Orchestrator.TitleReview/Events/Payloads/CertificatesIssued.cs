namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>生成电子职称证书.</summary>
/// <param name="DocumentNumber">Number of the document they were issued under; null: none.</param>
public sealed record CertificatesIssued([property: Field("文号", "Document number")] string? DocumentNumber)
    : TrackPayload;
