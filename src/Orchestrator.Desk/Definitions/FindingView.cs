namespace Orchestrator.Desk.Definitions;

/// <summary>校验结果: something a definition gets wrong, or should look at again.</summary>
public sealed record FindingView
{
    /// <summary>error or warning.</summary>
    public required string Severity { get; init; }

    /// <summary>Stable code.</summary>
    public required string Code { get; init; }

    /// <summary>The node.</summary>
    public required string? ActivityId { get; init; }

    /// <summary>The clause it breaks.</summary>
    public required string? Clause { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Message { get; init; }

    /// <summary>In English.</summary>
    public required string MessageEn { get; init; }

    /// <summary>The step that would mend it and can be added; null when there is no such one.</summary>
    public LackingStepView? Lacking { get; init; }
}
