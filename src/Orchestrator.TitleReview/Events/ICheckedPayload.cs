namespace Orchestrator.TitleReview.Events;

/// <summary>A payload whose fields depend on each other, e.g. a return needs reasons.</summary>
public interface ICheckedPayload
{
    /// <summary>What does not fit together.</summary>
    IEnumerable<PayloadError> Check();
}
