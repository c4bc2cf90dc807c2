using Orchestrator.TitleReview.Drafting.Templates;

namespace Orchestrator.TitleReview.Drafting.Composition;

/// <summary>
/// The arrows of a draft: a step that is not drawn is passed over, a place holds the steps of the notice's own, and a step of which there
/// are several is joined as one.
/// </summary>
/// <param name="template">The procedure.</param>
/// <param name="isDrawn">Whether a step of it is drawn.</param>
/// <param name="own">The ids of the own steps of a place.</param>
/// <param name="several">The ids that stand for a step.</param>
internal sealed class FlowDrawing(
    DefinitionTemplate template,
    Func<TemplateStep, bool> isDrawn,
    Func<string, IReadOnlyList<string>> own,
    Func<string, IReadOnlyList<string>> several
)
{
    /// <summary>The port of a step that ends in one way.</summary>
    public const string Done = "Done";

    private readonly Dictionary<string, TemplateStep> steps = template.Steps.ToDictionary(step => step.Id);

    /// <summary>All arrows, in the order of the template.</summary>
    public IReadOnlyList<DrawnLink> Links() => [.. template.Steps.SelectMany(Links).Distinct()];

    private IEnumerable<DrawnLink> Links(TemplateStep step)
    {
        var sources = step.After.SelectMany(Sources).Distinct().ToList();
        // A place has its steps one behind the other, or side by side.
        var previous = sources;
        foreach (var id in own(step.Id))
        {
            foreach (var (from, port) in previous)
                yield return new DrawnLink(from, port, id);
            if (step is { Type: null, Parallel: false })
                previous = [(id, Done)];
        }

        if (step.Type is null || !isDrawn(step))
            yield break;
        foreach (var id in several(step.Id))
        {
            foreach (var (from, port) in sources)
                yield return new DrawnLink(from, port, id);
            foreach (var (from, port) in step.Back.SelectMany(Sources))
                yield return new DrawnLink(from, port, id, IsBack: true);
        }
    }

    private IEnumerable<(string From, string Port)> Sources(string after)
    {
        var at = after.IndexOf('.', StringComparison.Ordinal);
        var step = steps[at < 0 ? after : after[..at]];
        var port = at < 0 ? Done : after[(at + 1)..];
        if (step.Type is null)
        {
            var ids = own(step.Id);
            return ids.Count == 0 ? step.After.SelectMany(Sources)
                : step.Parallel ? ids.Select(id => (id, Done))
                : [(ids[^1], Done)];
        }

        if (isDrawn(step))
            return several(step.Id).Select(id => (id, port));
        // What goes another way leads nowhere here.
        return step.When?.Variant is null && port == step.Onward ? step.After.SelectMany(Sources) : [];
    }
}
