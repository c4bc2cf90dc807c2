using Orchestrator.Cases.Moves;
using Orchestrator.Desk.Refusals;

namespace Orchestrator.Server.Problems;

/// <summary>RFC 9457, Chinese first with English beside.</summary>
public sealed record ProblemDocument
{
    /// <summary>urn:orchestrator:problem: and the code.</summary>
    public required string Type { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>In English.</summary>
    public required string TitleEn { get; init; }

    /// <summary>HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What happened and what to do, in Chinese.</summary>
    public required string Detail { get; init; }

    /// <summary>What happened and what to do, in English.</summary>
    public required string DetailEn { get; init; }

    /// <summary>The clauses it rests on.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];

    /// <summary>What is wrong where in the body.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>Where an approval was refused: the preview of the move as it is now.</summary>
    public MovePreview? Preview { get; init; }

    /// <summary>Finds the request in the server's log.</summary>
    public string? TraceId { get; init; }
}
