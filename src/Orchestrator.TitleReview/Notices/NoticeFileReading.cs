namespace Orchestrator.TitleReview.Notices;

/// <summary>A notice file, read.</summary>
/// <param name="Notice">The notice; null when it has an error.</param>
/// <param name="Findings">Every finding; warnings beside a notice, errors instead of one.</param>
public sealed record NoticeFileReading(OfficialNotice? Notice, IReadOnlyList<NoticeFinding> Findings);
