using System.Text.Json.Nodes;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Drafting.Placing;
using Orchestrator.TitleReview.Drafting.Templates;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Drafting.Composition;

/// <summary>Draws the year of a notice and its applications from the national procedure and what was placed on it.</summary>
internal sealed class YearComposer
{
    private readonly DraftBoard board;
    private readonly IReadOnlyList<DraftWindow> windows;
    private readonly OpenDates open;
    private readonly StepInputs inputs;
    private readonly HashSet<string> drawn = new(StringComparer.Ordinal);
    private readonly DefinitionDrawing writer;

    private YearComposer(NoticeReading reading, DraftBoard board, CalendarBook book)
    {
        this.board = board;
        EarlierReviews.SetAside(board, book, RegionOf(reading.Notice, book));
        windows = DraftWindow.Of(board.Days);
        open = OpenDates.Find(board, windows, book, RegionOf(reading.Notice, book));
        inputs = new StepInputs(board, windows, open, drawn.Contains);
        writer = new DefinitionDrawing(reading.Notice);
        var variant = IsConfirmed(reading) ? "confirm" : "publish";
        var steps = DraftData
            .Procedure.Steps.Concat(DraftData.Application.Steps)
            .Where(step => step.Type is not null)
            .ToList();
        // Some are drawn because others are.
        while (steps.Exists(step => !drawn.Contains(step.Id) && IsDrawn(step, reading, variant) && drawn.Add(step.Id)))
        { }
    }

    /// <summary>The schedule and the application definition.</summary>
    public static (JsonObject Schedule, JsonObject Application) Compose(
        NoticeReading reading,
        DraftBoard board,
        CalendarBook book
    )
    {
        var composer = new YearComposer(reading, board, book);
        composer.TellTracks();
        return (composer.Schedule(), composer.Application());
    }

    private static string RegionOf(NoticeHead head, CalendarBook book) =>
        book.For(head.Region).IsSuccess ? head.Region : CalendarBook.NationalRegion;

    private void TellTracks()
    {
        if (windows.Count < 2)
            return;
        board.Decisions.Add(DraftTexts.OneMeeting);
        foreach (var track in windows.Select(window => window.Track!).Where(track => track.Levels.Count == 0))
            board.Decisions.Add(DraftTexts.Members(track.Name));
    }

    private static bool IsConfirmed(NoticeReading reading) =>
        reading.Rules.Any(rule => rule.AnchorName == "document")
        || reading.Clauses.Any(clause => WordList.IsIn(DraftData.Table.Confirmed, clause.Text));

    private bool IsDrawn(TemplateStep step, NoticeReading reading, string variant) =>
        step.When is not { } when
        || (when.Placed && (board.Find(step.Id) is not null || (step.Id == "ReviewBy" && HasReviewDay())))
        || (when.Words.Count > 0 && reading.Clauses.Any(clause => WordList.IsIn(when.Words, clause.Text)))
        || (when.Variant is { } way && way == variant)
        || (when.Drawn is { } other && drawn.Contains(other))
        || (when.Dated is { } date && inputs.IsGiven(date))
        || (when.OpenDates && open.Names.Count > 0)
        || (when.Soft && (board.Own.Any(own => own.IsSoft) || (board.Find(step.Id) is not null && HasReviewDay())));

    private bool HasReviewDay() => board.Own.Any(own => own.DateName == "reviewBy");

    private JsonObject Schedule()
    {
        var template = DraftData.Procedure;
        var activities = template.Steps.SelectMany(Activities).ToList();
        return writer.Schedule(template, activities, Links(template), InputsOf(activities, ["meeting", .. open.Names]));
    }

    private JsonObject Application()
    {
        var template = DraftData.Application;
        var activities = template.Steps.Where(step => drawn.Contains(step.Id)).Select(inputs.Of).ToList();
        return writer.Application(template, activities, Links(template), InputsOf(activities, []));
    }

    private IEnumerable<DrawnActivity> Activities(TemplateStep step)
    {
        foreach (var own in board.Own.Where(own => own.Place == step.Id))
            yield return inputs.Of(own);
        if (step.Id == "Window")
        {
            foreach (var window in windows)
                yield return inputs.Of(window, step, writer.ApplicationId);
        }
        else if (drawn.Contains(step.Id) && step.Id != "ReviewBy")
        {
            yield return inputs.Of(step);
        }
    }

    private IReadOnlyList<DrawnLink> Links(DefinitionTemplate template) =>
        new FlowDrawing(
            template,
            step => drawn.Contains(step.Id) && step.Id != "ReviewBy",
            place => [.. board.Own.Where(own => own.Place == place).Select(own => own.Step.Id)],
            step => step == "Window" ? [.. windows.Select(window => window.Id)] : [step]
        ).Links();

    /// <summary>The workflow inputs that activities are bound to, and those that a cycle is started with.</summary>
    private List<TemplateInput> InputsOf(IReadOnlyList<DrawnActivity> activities, IReadOnlyList<string> further)
    {
        var bound = activities
            .SelectMany(activity => activity.Inputs)
            .Select(input => input.Value is JsonValue value && value.TryGetValue<string>(out var text) ? text : "")
            .Where(text => text.StartsWith('='))
            .Select(text => text[1..])
            .Concat(further)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. open.Names.Where(bound.Contains).Select(OpenDate),
            .. DraftData.Table.Inputs.Where(input => bound.Contains(input.Name)).Select(Stated),
            .. board
                .Readings.Where(reading => bound.Contains(reading.Name))
                .Select(reading => new TemplateInput(
                    reading.Name,
                    "String",
                    reading.Title,
                    reading.Description,
                    reading.Value
                )),
        ];
    }

    private TemplateInput OpenDate(string name) =>
        new(name, "String", open.NameOf(name), "通知没有写明；推荐值用于排程，请确定", DayOf(name));

    private TemplateInput Stated(TemplateInput input) =>
        board.Defaults.TryGetValue(input.Name, out var value) ? input with { Default = value, Description = "通知规定" }
        : input.Name is "meeting" or "cutoff" ? input with { Default = DayOf(input.Name) }
        : input;

    private string DayOf(string input) => open.Of(input) is { } day ? LocalDatePattern.Iso.Format(day) : "";
}
