using Orchestrator.TitleReview.NewYear;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Desk.Definitions;

/// <summary>A definition made for a new year.</summary>
public sealed record NewYearDefinition
{
    /// <summary>Its definition id.</summary>
    public required string Id { get; init; }

    /// <summary>The definition it was made from; null when it does not say.</summary>
    public required string? MadeFrom { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its dates that somebody has to confirm.</summary>
    public required IReadOnlyList<NewYearDate> ToConfirm { get; init; }

    /// <summary>A definition as it was rolled over, before anybody has confirmed a date.</summary>
    public static NewYearDefinition Of(RolledDefinition definition) =>
        new()
        {
            Id = definition.NewId,
            MadeFrom = definition.OldId,
            Name = definition.Json["name"]!.ToString(),
            ToConfirm = [.. definition.Dates.Select(Date)],
        };

    /// <summary>A stored definition with the dates of it that wait.</summary>
    public static NewYearDefinition Of(WorkflowDefinition definition, IEnumerable<RolledDate> waiting) =>
        new()
        {
            Id = definition.DefinitionId,
            MadeFrom = (string?)definition.Json["customProperties"]?["titleReview"]?["madeFrom"]?["definition"],
            Name = definition.Name,
            ToConfirm = [.. waiting.Select(Date)],
        };

    private static NewYearDate Date(RolledDate date) =>
        new()
        {
            Activity = date.ActivityId,
            Input = date.Input,
            Label = date.Label,
            Clauses = date.Clauses,
            Was = date.Old,
            Proposed = date.New,
            Provisional = date.Provisional,
            Reason = date.Reason.Chinese,
            ReasonEn = date.Reason.English,
        };
}
