using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Drafting.Templates;

/// <summary>Where rules of a kind go: the first row that fits is taken.</summary>
internal sealed record PlacementRow
{
    /// <summary>The forms of rules that it is for.</summary>
    public required IReadOnlyList<ReadForm> Forms { get; init; }

    /// <summary>Names of the events they count from; empty: any.</summary>
    public IReadOnlyList<string> Anchors { get; init; } = [];

    /// <summary>What they count; empty: anything.</summary>
    public IReadOnlyList<ReadUnit> Units { get; init; } = [];

    /// <summary>Who acts; empty: anybody.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Words of the rule itself, any of them; <c>A+B</c>: both. Beside <see cref="Words"/> both have to be there.</summary>
    public IReadOnlyList<string> Quote { get; init; } = [];

    /// <summary>Words of the rule, else of its clause, its heading, or what stands before it.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Words that the rule has not.</summary>
    public IReadOnlyList<string> Not { get; init; } = [];

    /// <summary>The step; null: none of the template's.</summary>
    public string? Step { get; init; }

    /// <summary>What it counts from, where the reading knows no name for that.</summary>
    public string? From { get; init; }

    /// <summary>Its input; null: the step only names the clause.</summary>
    public string? Input { get; init; }

    /// <summary>The place of a report of its own; null: none.</summary>
    public string? Report { get; init; }

    /// <summary>The name of the date that a milestone of its own states; null: none.</summary>
    public string? Milestone { get; init; }

    /// <summary>The date that says the milestone is reached; null: none.</summary>
    public string? Until { get; init; }

    /// <summary>Whether it takes place on its day or in its period, and not merely by its end.</summary>
    public bool Held { get; init; }

    /// <summary>Whether it is a day of the application window.</summary>
    public bool Window { get; init; }

    /// <summary>Whether somebody else takes material in until then.</summary>
    public bool Intake { get; init; }

    /// <summary>Whether other rows that say so hold beside it.</summary>
    public bool Also { get; init; }

    /// <summary>What people read on a step of its own.</summary>
    public string? Text { get; init; }

    /// <summary>Who acts, whatever the rule says.</summary>
    public string? Role { get; init; }

    /// <summary>Further inputs of the step.</summary>
    public JsonObject Set { get; init; } = [];

    /// <summary>Values of workflow inputs.</summary>
    public JsonObject Defaults { get; init; } = [];

    /// <summary>Why it is not placed, in Chinese.</summary>
    public string? Why { get; init; }

    /// <summary>The same in English.</summary>
    public string? WhyEn { get; init; }
}
