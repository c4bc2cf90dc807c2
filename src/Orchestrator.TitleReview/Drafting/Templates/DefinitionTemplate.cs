namespace Orchestrator.TitleReview.Drafting.Templates;

/// <summary>A definition of the national procedure, as data: its steps in order, each with what comes before it.</summary>
internal sealed record DefinitionTemplate
{
    /// <summary>Names of the workflow variables.</summary>
    public required IReadOnlyList<string> Variables { get; init; }

    /// <summary>The activity that a flowchart begins with; null: its start activity.</summary>
    public string? Start { get; init; }

    /// <summary>The steps, each behind those it comes after.</summary>
    public required IReadOnlyList<TemplateStep> Steps { get; init; }
}
