using Orchestrator.Storage.Moves;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Moves;

/// <summary>What became of a request about a move.</summary>
public sealed record MoveOutcome
{
    /// <summary>Code of a refusal: its proposer may not approve it.</summary>
    public const string SecondPerson = "second-person";

    /// <summary>Code of a refusal: things changed since the preview that was approved.</summary>
    public const string PreviewChanged = "preview-changed";

    /// <summary>The move; null when there is none that waits.</summary>
    public DateMove? Move { get; init; }

    /// <summary>The preview as it is now.</summary>
    public MovePreview? Preview { get; init; }

    /// <summary>Set: it was not done, and nothing was changed.</summary>
    public Refusal? Refusal { get; init; }
}
