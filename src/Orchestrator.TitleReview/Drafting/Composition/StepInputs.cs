using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Drafting.Placing;
using Orchestrator.TitleReview.Drafting.Templates;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.TitleReview.Drafting.Composition;

/// <summary>The inputs of a draft's activities: the procedure's, and over them what the notice says.</summary>
/// <param name="board">What the rules have become.</param>
/// <param name="windows">The application windows.</param>
/// <param name="open">The days left open.</param>
/// <param name="isDrawn">Whether a step of the procedure is drawn.</param>
internal sealed class StepInputs(
    DraftBoard board,
    IReadOnlyList<DraftWindow> windows,
    OpenDates open,
    Func<string, bool> isDrawn
)
{
    private const string ReviewBy = "reviewBy";

    /// <summary>The activity of a step of the procedure.</summary>
    public DrawnActivity Of(TemplateStep step)
    {
        var placed = board.Find(step.Id);
        var inputs = new JsonObject();
        foreach (var (name, value) in step.Inputs)
            Set(inputs, name, Resolve(value));
        foreach (var (_, further) in step.With.Where(other => isDrawn(other.Key)))
        {
            foreach (var (name, value) in further)
                Set(inputs, name, Resolve(value));
        }

        if (step.Stage is { } stage)
            inputs["finalStage"] = stage;
        var copied = Copy(step, inputs);
        if (step.Meeting)
            MeetingDays(inputs);
        foreach (var (name, value) in placed?.Inputs ?? [])
            inputs[name] = value?.DeepClone();
        foreach (var (name, clauses) in placed?.ClausesOf ?? [])
            inputs[name + "Clauses"] = Texts(clauses);
        var own = placed is { Clauses.Count: > 0 } ? placed.Clauses : copied;
        if (own.Concat(step.Clauses).Any())
            inputs["clauses"] = Texts(own.Count > 0 ? own : step.Clauses);
        return new DrawnActivity(step.Id, step.Type!, step.Text) { Inputs = inputs, Merge = step.Merge };
    }

    /// <summary>Whether the notice gives a day of its own that every application has: one for all, or one for each track.</summary>
    public bool IsGiven(string name)
    {
        var given = Given(name).ToList();
        return given.Exists(own => !IsOfWindow(own.Track))
            || (
                windows.Count > 0
                && windows.All(window =>
                    given.Exists(own => window.Track is { } track && own.Track?.Name == track.Name)
                )
            );
    }

    private IEnumerable<OwnStep> Given(string name) => board.Own.Where(own => own.DateName == name);

    /// <summary>The first day that goes with a day of the notice's own; null unless all who have that have one.</summary>
    private JsonObject? OpeningOf(string name) =>
        Given(name).All(own => own.Step.Inputs["opensName"] is not null)
            ? new JsonObject { ["kind"] = "on", ["anchor"] = name + "From" }
            : null;

    /// <summary>The activity of a step of the notice's own.</summary>
    public DrawnActivity Of(OwnStep own)
    {
        var inputs = own.Step.Inputs.DeepClone().AsObject();
        foreach (var (name, clauses) in own.Step.ClausesOf)
            inputs[name + "Clauses"] = Texts(clauses);
        if (inputs["opens"] is not null && own.Type.EndsWith("Milestone", StringComparison.Ordinal))
            inputs["opensClauses"] = Texts(own.Step.Clauses);
        inputs["clauses"] = Texts(own.Step.Clauses);
        if (IsOfWindow(own.Track))
            inputs["track"] = own.Track!.Name;
        else if (own.DateName is { } name && Earlier(own).Any(other => other.DateName == name))
            inputs["dateName"] = own.Step.Id;
        return new DrawnActivity(own.Step.Id, own.Type, own.Text) { Inputs = inputs };
    }

    /// <summary>The activity of a window.</summary>
    public DrawnActivity Of(DraftWindow window, TemplateStep step, string application)
    {
        var number = window.Id["Window".Length..];
        var days = new[] { window.Opens, window.Closes }.Concat(window.Closings).OfType<WindowDay>();
        var clauses = days.SelectMany(day => day.Clauses).Distinct().ToList();
        var inputs = new JsonObject
        {
            ["opens"] = Day(window.Opens, "applyOpens" + number),
            ["opensClauses"] = ClausesOf(window.Opens),
            ["closes"] = Day(window.Closes, "applyCloses" + number),
            ["closesClauses"] = ClausesOf(window.Closes),
            ["applicationDefinition"] = application,
            ["tellApplications"] = false,
        };
        if (window.Closings.Any())
            inputs["closings"] = new JsonArray([.. window.Closings.Select(Closing)]);
        if (window.Track is { } track)
        {
            inputs["track"] = track.Name;
            if (track.Levels.Count > 0)
                inputs["trackLevels"] = Texts(track.Levels);
        }

        inputs["clauses"] = Texts(clauses.Count > 0 ? clauses : step.Clauses);
        var text = window.Track is null ? step.Text : $"{step.Text}（{window.Track.Name}）";
        return new DrawnActivity(window.Id, step.Type!, text) { Inputs = inputs, Merge = step.Merge };

        JsonArray? ClausesOf(WindowDay? day) =>
            day is { Clauses.Count: > 0 } ? Texts(day.Clauses)
            : clauses.Count > 0 ? null
            : Texts(step.Clauses);
    }

    private static void Set(JsonObject inputs, string name, JsonNode? value)
    {
        if (value is null)
            inputs.Remove(name);
        else
            inputs[name] = value;
    }

    private JsonNode? Resolve(JsonNode? value)
    {
        if (value is JsonObject rule && rule["anchor"]?.ToString() == "@" + ReviewBy)
        {
            var resolved = rule.DeepClone();
            resolved["anchor"] = LastReviewDay();
            return resolved;
        }

        if (value is not JsonValue text || !text.TryGetValue<string>(out var word))
            return value?.DeepClone();
        // A number that the notice states is no question to who starts the year.
        if (
            word.StartsWith('=')
            && board.Defaults.GetValueOrDefault(word[1..]) is { } stated
            && stated.GetValueKind() == System.Text.Json.JsonValueKind.Number
        )
        {
            return stated.DeepClone();
        }

        if (!word.StartsWith('@'))
            return value.DeepClone();
        return word.Split(' ') switch
        {
            ["@openDates"] => Texts(open.Names),
            ["@soft"] => Soft(),
            ["@clauses", "Window.opens"] => AllOrNone(windows.SelectMany(window => window.Opens?.Clauses ?? [])),
            ["@clauses", "Window.closes"] => AllOrNone(windows.SelectMany(window => window.Closes?.Clauses ?? [])),
            ["@clauses", var place] => AllOrNone(board.Find(place.Split('.')[0])?.Of(place.Split('.')[1]) ?? []),
            ["@clausesOf", var date] => AllOrNone(Given(date).SelectMany(own => own.Step.Clauses)),
            ["@opening", var date] => OpeningOf(date),
            ["@days", var step] => board.Find(step)?.Inputs["days"]?.DeepClone() ?? 5,
            _ => throw new InvalidOperationException($"The procedure says {word}, which nothing is."),
        };
    }

    /// <summary>What is placed elsewhere and repeated here; returns the clauses that it rests on.</summary>
    private IReadOnlyList<string> Copy(TemplateStep step, JsonObject inputs)
    {
        var clauses = new List<string>();
        foreach (var (name, source) in step.Copies)
        {
            var (from, input) = (source.Split('.')[0], source.Split('.')[1]);
            if (board.Find(from) is not { } other || !other.Dates.TryGetValue(input, out var date))
                continue;
            inputs[name] = Json(date);
            if (name == "prepareBy")
                inputs["prepareClauses"] = Texts(other.Of(input));
            else
                clauses.AddRange(other.Of(input));
        }

        // A draw has clauses of its own only where it is the whole step.
        return step.Copies.ContainsKey("prepareBy") ? [] : clauses;
    }

    private void MeetingDays(JsonObject inputs)
    {
        if (board.Find("ReportPlan")?.Dates.GetValueOrDefault("due") is { } report)
        {
            inputs["prepareBy"] = Json(report);
            inputs["prepareClauses"] = Texts(board.Find("ReportPlan")!.Of("due"));
        }

        if (board.Find("DrawExperts")?.Dates.GetValueOrDefault("due") is { } draw)
            inputs["drawBy"] = Json(draw);
        if (Reviews().FirstOrDefault() is not { } review)
            return;
        inputs["latest"] = new JsonObject { ["kind"] = "on", ["anchor"] = LastReviewDay() };
        inputs["latestClauses"] = Texts(review.Step.Clauses);
        if (Reviews().FirstOrDefault(own => own.Step.Inputs["opensName"] is not null) is { } begun)
        {
            var name = begun.Step.Inputs["opensName"]!.ToString();
            inputs["earliest"] = new JsonObject { ["kind"] = "on", ["anchor"] = Scoped(begun, name) };
            inputs["earliestClauses"] = Texts(begun.Step.Clauses);
        }
    }

    /// <summary>The days by which reviews have to be over, the first of them first.</summary>
    private IEnumerable<OwnStep> Reviews() =>
        board.Own.Where(own => own.DateName == ReviewBy).OrderBy(own => open.DayOf(own.Step.Dates["due"]));

    private string LastReviewDay() => Scoped(Reviews().First(), ReviewBy);

    private string Scoped(OwnStep own, string name) =>
        IsOfWindow(own.Track) ? TrackNames.Of(name, own.Track!.Name)
        : Earlier(own).Any(other => other.DateName == name) ? own.Step.Id
        : name;

    private bool IsOfWindow(DraftTrack? track) =>
        track is not null && windows.Any(window => window.Track is { } known && known.Name == track.Name);

    private IEnumerable<OwnStep> Earlier(OwnStep own) =>
        board.Own.TakeWhile(other => other != own).Where(other => !IsOfWindow(other.Track));

    /// <summary>What may be extended by prior report: what is soft, and where the notice speaks of it, the review.</summary>
    private JsonArray Soft()
    {
        var milestones = board.Own.Where(own =>
            own.IsSoft || (own.DateName == ReviewBy && board.Find("Extensions") is not null)
        );
        return
        [
            .. milestones.Select(own =>
                (JsonNode)
                    new JsonObject
                    {
                        ["name"] = Scoped(own, own.DateName!),
                        ["label"] = own.Text,
                        ["clauses"] = Texts(own.Step.Clauses),
                    }
            ),
        ];
    }

    private static JsonNode Closing(WindowDay day) =>
        new JsonObject
        {
            ["role"] = day.What,
            ["due"] = Json(day.Rule),
            ["clauses"] = Texts(day.Clauses),
        };

    private static JsonNode Day(WindowDay? day, string input) =>
        day is null ? new JsonObject { ["kind"] = "on", ["anchor"] = input } : Json(day.Rule);

    private static JsonNode Json(DateRule rule) => JsonNode.Parse(DateRuleJson.Write(rule))!;

    private static JsonArray? AllOrNone(IEnumerable<string> texts) =>
        texts.Distinct().ToList() is { Count: > 0 } some ? Texts(some) : null;

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
