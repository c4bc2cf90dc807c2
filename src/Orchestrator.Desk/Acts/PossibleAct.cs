namespace Orchestrator.Desk.Acts;

/// <summary>An act that a cycle or an application waits for and that somebody may do, with the form it takes.</summary>
public sealed record PossibleAct
{
    /// <summary>The event's name, e.g. office.decided.</summary>
    public required string Type { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>In English.</summary>
    public required string TitleEn { get; init; }

    /// <summary>What the step that waits for it is called in the definition.</summary>
    public required string Step { get; init; }

    /// <summary>The step's id; with the type it tells two acts apart.</summary>
    public required string StepId { get; init; }

    /// <summary>The form's fields, in the order of the event's schema.</summary>
    public required IReadOnlyList<ActField> Fields { get; init; }
}
