namespace Orchestrator.TitleReview.Steps;

/// <summary>The role in this input alone may send the event that the step waits for; whoever else does is refused.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SenderAttribute : Attribute;
