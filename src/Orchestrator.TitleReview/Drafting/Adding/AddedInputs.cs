using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Drafting.Templates;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.TitleReview.Drafting.Adding;

/// <summary>The inputs of a step that is added: the procedure's, as far as the definition has what they name.</summary>
/// <param name="definition">The definition; inputs that the step needs are declared in it.</param>
/// <param name="canvas">What is drawn.</param>
/// <param name="surroundings">What else is known.</param>
internal sealed class AddedInputs(JsonObject definition, Canvas canvas, StepSurroundings surroundings)
{
    private const string Days = "days";
    private const string Opens = "applyOpens";
    private const string Closes = "applyCloses";

    private static readonly IReadOnlyList<TemplateInput> WindowDays =
    [
        new(Opens, "String", "申报开放日", "年度参数，启动周期前填写"),
        new(Closes, "String", "主管部门提交截止日", "年度参数，启动周期前填写"),
    ];

    /// <summary>The days that a window counts from and that no step states yet.</summary>
    public IEnumerable<string> OpenDays =>
        WindowDays
            .Select(input => input.Name)
            .Where(name =>
                !canvas
                    .Of("TitleReview.SetDates")
                    .Any(step => Canvas.Value(step, "dates")?.Contains(name, StringComparison.Ordinal) == true)
            );

    /// <summary>The definition's inputs.</summary>
    public IReadOnlyList<TemplateInput> Declared =>
        [
            .. (definition["inputs"] as JsonArray ?? [])
                .OfType<JsonObject>()
                .Select(input => new TemplateInput(
                    input["name"]?.ToString() ?? "",
                    input["type"]?.ToString() ?? "String",
                    "",
                    ""
                )),
        ];

    /// <summary>The inputs of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="clauses">The clauses it carries out; none: those of the national rules.</param>
    /// <param name="isDrawn">Whether another step of the procedure is drawn.</param>
    public JsonObject Of(TemplateStep step, IReadOnlyList<string> clauses, Func<string, bool> isDrawn)
    {
        var given = new JsonObject();
        foreach (
            var (name, value) in step.Inputs.Concat(
                step.With.Where(other => isDrawn(other.Key)).SelectMany(other => other.Value)
            )
        )
        {
            if (Resolve(value) is { } resolved)
                given[name] = resolved;
            else
                given.Remove(name);
        }

        if (step.Type == "TitleReview.ApplicationWindow")
            Window(given);
        if (step.Stage is { } stage)
            given["finalStage"] = stage;
        // A notice may ask for more days than the law.
        var floor = given.ContainsKey(Days) ? LeastDays(step.Type!) : null;
        if (floor is not null)
            given[Days] = floor.Minimum;
        var cited =
            clauses.Count > 0 ? clauses
            : floor is null ? step.Clauses
            : [floor.Clause];
        if (cited.Count > 0)
            given["clauses"] = Texts(cited);
        return given;
    }

    private NoticeFloor? LeastDays(string type) =>
        surroundings.Notices.FloorOf(
            type == "TitleReview.PublicizeResults" ? FloorSubjects.ResultPublicity : FloorSubjects.EmployerPublicity,
            (definition["customProperties"]?["titleReview"] as JsonObject)?["notice"]?.ToString()
        );

    private void Window(JsonObject given)
    {
        given["opens"] = new JsonObject { ["kind"] = "on", ["anchor"] = Opens };
        given["closes"] = new JsonObject { ["kind"] = "on", ["anchor"] = Closes };
        given["tellApplications"] = false;
        if (surroundings.Application is { } application)
            given["applicationDefinition"] = application;
    }

    private JsonNode? Resolve(JsonNode? value)
    {
        if (value is JsonObject rule && rule["anchor"]?.ToString() is ['@', .. var named])
        {
            if (!canvas.Of("TitleReview.Milestone").Any(step => Canvas.Literal(step, "dateName") == named))
                return null;
            var resolved = rule.DeepClone();
            resolved["anchor"] = named;
            return resolved;
        }

        if (value is not JsonValue text || !text.TryGetValue<string>(out var word))
            return value?.DeepClone();
        return word switch
        {
            ['=', .. var input] => IsDeclared(input) ? word : null,
            "@openDates" => OpenDates(),
            "@soft" => Soft(),
            "@days EmployerPublicity" => LeastDays("TitleReview.EmployerPublicity")?.Minimum,
            ['@', ..] => null,
            _ => value.DeepClone(),
        };
    }

    private JsonArray OpenDates()
    {
        var open = OpenDays.ToList();
        foreach (var input in WindowDays.Where(input => open.Contains(input.Name)))
            Declare(input);
        return Texts(open);
    }

    /// <summary>The last days that are no hard ones.</summary>
    private JsonArray Soft() =>
        [
            .. canvas
                .Of("TitleReview.Milestone")
                .Where(step => Canvas.Literal(step, "hard") is "False" or "false")
                .Where(step => Canvas.Literal(step, "dateName") is not null)
                .Select(step =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["name"] = NameOf(step),
                            ["label"] = step["metadata"]?["displayText"]?.ToString() ?? "",
                            ["clauses"] = Canvas.List(step, "dueClauses"),
                        }
                ),
        ];

    private static string NameOf(JsonObject milestone)
    {
        var name = Canvas.Literal(milestone, "dateName")!;
        return Canvas.Literal(milestone, "track") is { Length: > 0 } track ? TrackNames.Of(name, track) : name;
    }

    private bool IsDeclared(string input)
    {
        if (Declared.Any(declared => declared.Name == input))
            return true;
        if (DraftData.Table.Inputs.FirstOrDefault(known => known.Name == input) is not { } known)
            return false;
        Declare(known);
        return true;
    }

    private void Declare(TemplateInput input)
    {
        if (Declared.Any(declared => declared.Name == input.Name))
            return;
        if (definition["inputs"] is not JsonArray all)
            definition["inputs"] = all = [];
        all.Add(Composition.DefinitionDrawing.Input(input));
    }

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
