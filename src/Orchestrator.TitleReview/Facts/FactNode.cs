using Orchestrator.TitleReview.Events;

namespace Orchestrator.TitleReview.Facts;

/// <summary>What is known of one place in an application's payload while conditions are walked.</summary>
/// <param name="name">Its name within its parent; empty for the payload itself.</param>
internal sealed class FactNode(string name)
{
    private readonly List<FactNode> children = [];
    private readonly List<string> offered = [];

    /// <summary>Its name within its parent.</summary>
    public string Name => name;

    /// <summary>What is looked at within it, or within each item of the list, as first looked at.</summary>
    public IReadOnlyList<FactNode> Children => children;

    /// <summary>Texts that it is compared with, as first compared.</summary>
    public IReadOnlyList<string> Offered => offered;

    /// <summary>Its kind, or that of its items; null: nothing has told it yet.</summary>
    public FieldKind? Kind { get; private set; }

    /// <summary>Whether it is a list.</summary>
    public bool IsList { get; private set; }

    /// <summary>Whether the submission looks at it.</summary>
    public bool AtSubmission { get; private set; }

    /// <summary>What the definition itself calls it; null: it does not say.</summary>
    public string? Title { get; set; }

    /// <summary>The place at a path from here, made when it is new; an empty path is this place.</summary>
    /// <param name="path">Names with points between.</param>
    /// <param name="atSubmission">Whether the submission looks there.</param>
    public FactNode At(string path, bool atSubmission)
    {
        var node = this;
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
            node = node.Child(step, atSubmission);

        return node;
    }

    /// <summary>The place of a name from here, made when it is new.</summary>
    public FactNode Child(string step, bool atSubmission)
    {
        var child = children.Find(known => known.Name == step);
        if (child is null)
            children.Add(child = new FactNode(step));
        child.AtSubmission |= atSubmission;
        return child;
    }

    /// <summary>States its kind; what was stated first holds, and null states nothing.</summary>
    public FactNode Is(FieldKind? kind)
    {
        Kind ??= kind;
        return this;
    }

    /// <summary>States that it is a list.</summary>
    public FactNode List()
    {
        IsList = true;
        return this;
    }

    /// <summary>Adds texts that it is compared with.</summary>
    public void Offer(params IReadOnlyList<string> texts) => offered.AddRange(texts.Except(offered));
}
