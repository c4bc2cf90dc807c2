using Orchestrator.TitleReview.Notices;

namespace Orchestrator.Cases.Moves;

/// <summary>The notices in force, whose sentences are quoted where a change contradicts them.</summary>
/// <param name="cancellationToken">Cancels.</param>
public delegate ValueTask<NoticeBook> KnownNotices(CancellationToken cancellationToken);
