namespace Orchestrator.TitleReview.Reviews;

/// <summary>Events of the journal by which others know what a reviewer decided.</summary>
public static class ReviewJournal
{
    /// <summary>The reviewer agreed; the line's node is the reviewer's activity.</summary>
    public const string Agreed = "Agreed";
}
