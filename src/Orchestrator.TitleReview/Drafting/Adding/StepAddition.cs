using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Drafting.Composition;
using Orchestrator.TitleReview.Drafting.Templates;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Drafting.Adding;

/// <summary>
/// Adds to a definition a step that it lacks, where the national procedure has it: behind what comes before it there and is drawn, and
/// before what comes after it.
/// </summary>
public sealed class StepAddition
{
    private const string Window = "TitleReview.ApplicationWindow";
    private const string Dates = "TitleReview.SetDates";

    private static readonly ActivityRegistry Registry = ActivityRegistry.BuiltIn.With(typeof(ReviewActivity).Assembly);

    private readonly JsonObject definition;
    private readonly DefinitionTemplate template;
    private readonly Dictionary<string, TemplateStep> steps;
    private readonly Canvas canvas;
    private readonly AddedInputs inputs;

    private StepAddition(JsonObject definition, JsonObject root, string kind, StepSurroundings surroundings)
    {
        this.definition = definition;
        template = TemplateOf(kind);
        steps = template.Steps.ToDictionary(step => step.Id);
        canvas = new Canvas(root);
        inputs = new AddedInputs(definition, canvas, surroundings);
    }

    /// <summary>Whether the procedure knows where a step goes, and all that the step needs to be told.</summary>
    /// <param name="kind"><c>schedule</c> or <c>application</c>.</param>
    /// <param name="type">The activity's type.</param>
    public static bool Knows(string kind, string type) =>
        kind is "schedule" or "application"
        && TemplateOf(kind).Steps.FirstOrDefault(step => step.Type == type) is { } known
        && (type == Window || Needed(type).All(known.Inputs.ContainsKey));

    /// <summary>
    /// The definition with the step; null where the procedure does not know its place, or nothing is drawn as a flowchart.
    /// </summary>
    /// <param name="definition">Elsa 3 JSON; it stays as it is.</param>
    /// <param name="lacking">What lacks.</param>
    /// <param name="surroundings">What else is known.</param>
    public static JsonObject? Add(JsonObject definition, LackingActivity lacking, StepSurroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(lacking);
        ArgumentNullException.ThrowIfNull(surroundings);
        var changed = definition.DeepClone().AsObject();
        var kind = (changed["customProperties"]?["titleReview"] as JsonObject)?["kind"]?.ToString() ?? "";
        if (
            !Knows(kind, lacking.Type)
            || changed["root"] is not JsonObject root
            || root["activities"] is not JsonArray
            || root["connections"] is not JsonArray
        )
        {
            return null;
        }

        var addition = new StepAddition(changed, root, kind, surroundings);
        if (lacking.Type == Window && addition.inputs.OpenDays.Any())
            addition.Draw(addition.StepOf(Dates), []);
        addition.Draw(addition.StepOf(lacking.Type), lacking.Clauses.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return addition.definition;
    }

    private static IEnumerable<string> Needed(string type) =>
        (Registry.Find(type)?.Inputs ?? []).Where(input => input.IsRequired).Select(input => Camel(input.Name));

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static DefinitionTemplate TemplateOf(string kind) =>
        kind == "schedule" ? DraftData.Procedure : DraftData.Application;

    private TemplateStep StepOf(string type) => template.Steps.First(step => step.Type == type);

    private void Draw(TemplateStep step, IReadOnlyList<string> clauses)
    {
        var id = canvas.NewId(step.Id);
        IReadOnlyList<string> Drawn(TemplateStep other) => other == step ? [id] : canvas.IdsOf(other);
        var before = Before(step, Drawn);
        var after = After(step, Drawn).Where(link => link.From == id).ToList();
        var activity = new DrawnActivity(id, step.Type!, step.Text)
        {
            Inputs = inputs.Of(step, clauses, other =>
                steps.TryGetValue(other, out var known) && Drawn(known).Count > 0
            ),
            Merge = step.Merge,
        };
        canvas.Add(
            ActivityWriter.Write(
                activity,
                canvas.Id,
                canvas.PlaceAfter(before.Select(link => link.From)),
                inputs.Declared
            )
        );
        foreach (var link in before)
            Insert(link, id, step, after);
        if (template.Start == step.Id)
            Begin(id);
        foreach (var link in after.Where(link => !canvas.Leads(id, new HashSet<string> { link.To })))
            canvas.Add(link);
        foreach (var end in Ends(step))
            Draw(end, []);
    }

    /// <summary>Behind the mark of the beginning, where there is one; then nothing else is.</summary>
    private void Begin(string id)
    {
        if (canvas.Start is not { } start)
        {
            canvas.StartWith(id);
            return;
        }

        foreach (var way in canvas.Links.Where(link => link.From == start))
        {
            canvas.Remove(way);
            canvas.Add(way with { From = id });
        }

        canvas.Add(new DrawnLink(start, FlowDrawing.Done, id));
    }

    /// <summary>The new step stands between what comes before it and whatever of it leads to what comes after it.</summary>
    private void Insert(DrawnLink before, string id, TemplateStep step, IReadOnlyList<DrawnLink> after)
    {
        var targets = after.Select(link => link.To).ToHashSet(StringComparer.Ordinal);
        foreach (
            var way in canvas.Links.Where(link =>
                link.From == before.From && link.Port == before.Port && canvas.Leads(link.To, targets)
            )
        )
        {
            canvas.Remove(way);
            canvas.Add(
                way with
                {
                    From = id,
                    Port = after.FirstOrDefault(link => link.To == way.To)?.Port ?? Onward(step),
                }
            );
        }

        canvas.Add(before);
    }

    /// <summary>The port that the main way goes on by.</summary>
    private string Onward(TemplateStep step) =>
        template
            .Steps.Where(other => other.Stage is null)
            .SelectMany(other => other.After)
            .Where(other => other.StartsWith(step.Id + ".", StringComparison.Ordinal))
            .Select(other => other[(step.Id.Length + 1)..])
            .FirstOrDefault(step.Onward);

    private List<DrawnLink> Before(TemplateStep step, Func<TemplateStep, IReadOnlyList<string>> drawn)
    {
        var id = drawn(step)[0];
        if (step.Id == template.Start)
            return [];
        var forward = step.After.SelectMany(other => Sources(other, drawn)).Distinct().ToList();
        // What leads to another of them anyway is passed over: between the two it would push its way in.
        var sources = forward
            .Where(source => !forward.Exists(other => IsBehind(other.From, source.From)))
            .Concat(step.Back.SelectMany(other => Sources(other, drawn)))
            .Distinct()
            .ToList();
        if (sources.Count == 0 && canvas.Start is { } start)
            sources.Add((start, FlowDrawing.Done));
        return [.. sources.Select(source => new DrawnLink(source.From, source.Port, id))];
    }

    private bool IsBehind(string later, string earlier) =>
        later != earlier && canvas.Leads(earlier, new HashSet<string> { later });

    private IEnumerable<DrawnLink> After(TemplateStep step, Func<TemplateStep, IReadOnlyList<string>> drawn) =>
        from other in template.Steps
        where other.Type is not null && other != step
        from to in drawn(other)
        from source in other.After.Concat(other.Back).SelectMany(name => Sources(name, drawn))
        select new DrawnLink(source.From, source.Port, to);

    /// <summary>A step that is not drawn is passed over.</summary>
    private IEnumerable<(string From, string Port)> Sources(
        string after,
        Func<TemplateStep, IReadOnlyList<string>> drawn
    )
    {
        var at = after.IndexOf('.', StringComparison.Ordinal);
        var step = steps[at < 0 ? after : after[..at]];
        var port = at < 0 ? FlowDrawing.Done : after[(at + 1)..];
        if (step.Type is not null && drawn(step) is { Count: > 0 } ids)
            return ids.Select(id => (id, port));
        return step.Type is null || (port == step.Onward && !IsOtherwise(step, drawn))
            ? step.After.SelectMany(other => Sources(other, drawn))
            : [];
    }

    /// <summary>Whether the year goes another way than by this step.</summary>
    private bool IsOtherwise(TemplateStep step, Func<TemplateStep, IReadOnlyList<string>> drawn) =>
        step.When?.Variant is { } variant
        && template.Steps.Any(other =>
            other.When?.Variant is { } way && way != variant && other.Stage is null && drawn(other).Count > 0
        );

    /// <summary>The ends of its other ports that are not drawn.</summary>
    private IEnumerable<TemplateStep> Ends(TemplateStep step) =>
        template.Steps.Where(other =>
            other.Stage is not null
            && other.After.All(name => name.StartsWith(step.Id + ".", StringComparison.Ordinal))
            && canvas.IdsOf(other).Count == 0
        );
}
