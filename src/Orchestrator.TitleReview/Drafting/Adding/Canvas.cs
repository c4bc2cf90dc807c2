using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Drafting.Composition;
using Orchestrator.TitleReview.Drafting.Templates;

namespace Orchestrator.TitleReview.Drafting.Adding;

/// <summary>The flowchart of a definition that is drawn already: its activities, its arrows, and what is drawn of a procedure.</summary>
/// <param name="root">The flowchart as Elsa Studio exports it; it is changed in place.</param>
internal sealed class Canvas(JsonObject root)
{
    private const int ColumnWidth = 320;
    private const int RowHeight = 120;
    private const int NearlyAColumn = 240;
    private const string CloseCycle = "TitleReview.CloseCycle";
    private const string Forward = "TitleReview.ForwardApplication";
    private const string AwaitReview = "TitleReview.AwaitReview";
    private const string Nothing = "Nothing";

    private IEnumerable<JsonObject> Activities => root["activities"]!.AsArray().OfType<JsonObject>();

    private JsonArray Connections => root["connections"]!.AsArray();

    /// <summary>The flowchart's id.</summary>
    public string Id => Text(root, "id") ?? "";

    /// <summary>Its arrows.</summary>
    public IReadOnlyList<DrawnLink> Links => [.. Connections.Select(LinkOf)];

    /// <summary>
    /// The activities that stand for a step of the procedure. Several ends may have one stage, and stand for one each: the one of the
    /// procedure's own name, else the one that nothing leads to.
    /// </summary>
    public IReadOnlyList<string> IdsOf(TemplateStep step)
    {
        var ids = Of(step.Type!)
            .Where(activity => IsOf(activity, step))
            .Select(activity => Text(activity, "id")!)
            .ToList();
        if (step.Stage is null && step.Type != CloseCycle)
            return ids;
        return ids.Contains(step.Id) ? [step.Id] : [.. ids.OrderBy(id => Links.Any(link => link.To == id)).Take(1)];
    }

    /// <summary>The activities of a type, as written.</summary>
    public IEnumerable<JsonObject> Of(string type) => Activities.Where(activity => Text(activity, "type") == type);

    /// <summary>A new activity's id: the procedure's, or that with a number behind it.</summary>
    public string NewId(string wanted)
    {
        var taken = Activities.Select(activity => Text(activity, "id")).ToHashSet(StringComparer.Ordinal);
        return Enumerable
            .Range(1, int.MaxValue)
            .Select(number => number == 1 ? wanted : $"{wanted}{number}")
            .First(id => !taken.Contains(id));
    }

    /// <summary>Where a new activity finds room: a column behind what it comes after, below what stands there.</summary>
    public (int X, int Y) PlaceAfter(IEnumerable<string> before)
    {
        var after = before.ToHashSet(StringComparer.Ordinal);
        var places = Activities.Select(activity => (Id: Text(activity, "id"), At: PlaceOf(activity))).ToList();
        var column = places
            .Where(place => after.Contains(place.Id!))
            .Select(place => place.At.X)
            .DefaultIfEmpty()
            .Max();
        var x = after.Count == 0 ? column : column + ColumnWidth;
        var lowest = places
            .Where(place => Math.Abs(place.At.X - x) < NearlyAColumn)
            .Select(place => place.At.Y)
            .DefaultIfEmpty()
            .Max();
        return (x, lowest + RowHeight);
    }

    /// <summary>Draws an activity.</summary>
    public void Add(JsonObject activity)
    {
        if (Text(root, "nodeId") is { } above)
            activity["nodeId"] = $"{above}:{Text(activity, "id")}";
        root["activities"]!.AsArray().Add(activity);
    }

    /// <summary>Lets the flowchart begin with an activity: where nothing else says so, it begins with the first.</summary>
    public void StartWith(string id)
    {
        var all = root["activities"]!.AsArray();
        var first = all.First(activity => Text(activity, "id") == id)!;
        all.Remove(first);
        all.Insert(0, first);
        root["start"] = id;
    }

    /// <summary>Draws an arrow, unless it is there.</summary>
    public void Add(DrawnLink link)
    {
        if (!Links.Contains(link))
            Connections.Add(ActivityWriter.Write(link));
    }

    /// <summary>Takes an arrow away.</summary>
    public void Remove(DrawnLink link) => Connections.Remove(Connections.First(arrow => LinkOf(arrow) == link));

    /// <summary>The mark of the beginning; null when there is none.</summary>
    public string? Start => Of("Elsa.Start").Select(activity => Text(activity, "id")).FirstOrDefault();

    /// <summary>Whether arrows lead from one activity to one of some others.</summary>
    public bool Leads(string from, IReadOnlySet<string> to)
    {
        var next = Links.ToLookup(link => link.From, link => link.To);
        var (seen, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>([from]));
        while (open.TryPop(out var id))
        {
            if (to.Contains(id))
                return true;
            foreach (var further in seen.Add(id) ? next[id] : [])
                open.Push(further);
        }

        return false;
    }

    /// <summary>The value that an input is given as it stands; null when it has none or a computed one.</summary>
    public static string? Literal(JsonObject activity, string input) =>
        (activity[input]?["expression"] as JsonObject) is { } expression && Text(expression, "type") == "Literal"
            ? expression["value"]?.ToString()
            : null;

    /// <summary>The value that an input is given, as text; null when it has none.</summary>
    public static string? Value(JsonObject activity, string input) =>
        (activity[input]?["expression"] as JsonObject)?["value"]?.ToString();

    /// <summary>The list that an input is given as it stands; empty when it has none, a computed one, or what is no list.</summary>
    public static JsonArray List(JsonObject activity, string input)
    {
        try
        {
            return Value(activity, input) is { } written ? JsonNode.Parse(written) as JsonArray ?? [] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static DrawnLink LinkOf(JsonNode? arrow) =>
        new(
            Text(arrow?["source"], "activity") ?? "",
            Text(arrow?["source"], "port") ?? FlowDrawing.Done,
            Text(arrow?["target"], "activity") ?? ""
        );

    private bool IsOf(JsonObject activity, TemplateStep step)
    {
        if (step.Stage is { } stage)
            return Literal(activity, "finalStage") == stage;
        // Handed on before the review here, or after it.
        if (step.Type == Forward)
        {
            return IsReviewed(activity)
                == step.After.Any(after => after.StartsWith("Result", StringComparison.Ordinal));
        }

        if (step.Type != CloseCycle || Text(activity, "id") == step.Id)
            return true;
        // A year ends in two ways, and its ends are told apart by how they are come to.
        var ports = Links.Where(link => link.To == Text(activity, "id")).Select(link => link.Port).ToList();
        var isEmpty = step.After.All(after => after.EndsWith("." + Nothing, StringComparison.Ordinal));
        return isEmpty ? ports.Contains(Nothing) : ports.Count == 0 || ports.Exists(port => port != Nothing);
    }

    private bool IsReviewed(JsonObject activity) =>
        Of(AwaitReview).Any(review => Leads(Text(review, "id")!, new HashSet<string> { Text(activity, "id")! }));

    private static (int X, int Y) PlaceOf(JsonObject activity)
    {
        var position = activity["metadata"]?["designer"]?["position"];
        return (Number(position?["x"]), Number(position?["y"]));
    }

    private static int Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<double>(out var number) && Math.Abs(number) < 1e6
            ? (int)number
            : 0;

    private static string? Text(JsonNode? node, string member) => (node as JsonObject)?[member]?.ToString();
}
