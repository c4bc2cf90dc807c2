using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Drafting.Drafts;
using Orchestrator.TitleReview.Drafting.Templates;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Reading;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Drafting.Placing;

/// <summary>Places the rules of a notice on steps, by the table. What it cannot place it lists with the reason.</summary>
internal sealed class RulePlacer(DraftBoard board, RoundPlacer rounds, ForwardPlacer forwards)
{
    private const int LeastPublicity = 5;
    private const int LongestText = 24;

    /// <summary>Every rule of a reading, in its order.</summary>
    public static DraftBoard Place(NoticeReading reading)
    {
        var board = new DraftBoard();
        var (rounds, forwards) = (new RoundPlacer(board, reading), new ForwardPlacer(board, reading));
        var placer = new RulePlacer(board, rounds, forwards);
        foreach (var context in RuleSurroundings.Of(reading))
            placer.Place(context);
        rounds.Finish();
        forwards.Finish();
        foreach (var floor in NoticeFileDraft.FloorsOf(reading))
            placer.Keep(floor);
        return board;
    }

    /// <summary>A posting stands at least as long as the notice's file says of it.</summary>
    private void Keep(JsonObject floor)
    {
        var step = floor["subject"]?.ToString() switch
        {
            "employerPublicity" => "EmployerPublicity",
            "resultPublicity" => "Publicize",
            _ => null,
        };
        if (step is null)
            return;
        var (inputs, least) = (board.Get(step).Inputs, floor["minimum"]!.GetValue<int>());
        inputs["days"] = Math.Max(least, inputs["days"]?.GetValue<int>() ?? LeastPublicity);
    }

    private void Place(RuleSurroundings context)
    {
        if (context.Rule.Findings.Any(finding => finding.Code == "approximate"))
        {
            Leave(context.Rule, DraftTexts.Approximate);
            return;
        }

        if (rounds.TryPlace(context))
            return;
        if (forwards.Find(context) is { } forwarding)
        {
            Forward(forwarding, context);
            return;
        }

        var rows = PlacementSearch.Find(context);
        if (rows.Count == 0)
            Leave(context.Rule, DraftTexts.NoStep);
        foreach (var row in rows)
            Place(row, row.From is { } from ? context.CountedFrom(from) : context);
    }

    private void Place(PlacementRow row, RuleSurroundings context)
    {
        var rule = context.Rule;
        if (row.Why is { } why)
        {
            Leave(rule, (why, row.WhyEn!));
        }
        else if (row.Window)
        {
            WindowDays(context);
        }
        else if (row is { Step: { } step, Input: null })
        {
            Cite(step, rule, null);
        }
        else if (row is { Step: { } counted, Input: "days" })
        {
            Days(row, counted, rule);
        }
        else if (Undated(rule))
        {
            Leave(
                rule,
                rule.N is null && rule.Form is ReadForm.Within or ReadForm.Before
                    ? DraftTexts.NoNumber
                    : DraftTexts.NoDay
            );
        }
        else if (row is { Step: { } dated, Input: { } input })
        {
            Date(row, dated, input, context);
        }
        else
        {
            AddOwn(row, context);
        }
    }

    /// <summary>What is handed on to a committee above: a day of the year, and a step of each application.</summary>
    private void Forward(HandedOn forwarding, RuleSurroundings context)
    {
        var due = DayRules.Due(context.Rule)!;
        if (forwards.Against(forwarding, due) is { } clauses)
        {
            Leave(context.Rule, DraftTexts.Taken(clauses));
            return;
        }

        if (!forwards.IsDrawn)
        {
            var text = DraftData.TextOf(forwarding.Step);
            if (forwarding.Levels.Count > 0)
                text += $"（{string.Join('、', forwarding.Levels)}）";
            AddOwn(
                new PlacementRow
                {
                    Forms = [context.Rule.Form],
                    Milestone = ForwardPlacer.By,
                    Text = text,
                    Role = forwarding.Role ?? Roles.TitleOffice,
                },
                context.OfAll()
            );
        }

        forwards.Draw(forwarding, due);
        board.Placed.Add(
            new PlacedRule(
                context.Rule.Clause,
                context.Rule.Quote,
                forwarding.Step,
                DraftData.TextOf(forwarding.Step),
                "due"
            )
        );
    }

    private static bool Undated(ReadRule rule) => DayRules.Due(rule) is null && DayRules.Opening(rule) is null;

    /// <summary>A number of days: a publicity, a correction, the check of an objection.</summary>
    private void Days(PlacementRow row, string step, ReadRule rule)
    {
        if (step == "Correction")
            Correction(rule);
        else if (row.Forms.Contains(ReadForm.Publicity))
            Publicity(step, rule);
        else if (rule.N is { } days)
            board.Get(step).Inputs["days"] = days;
        Cite(step, rule, "days");
    }

    private void Correction(ReadRule rule)
    {
        if (rule is { N: { } days, Unit: ReadUnit.WorkingDay })
        {
            board.Defaults["correctionDays"] = days;
            return;
        }

        var kept = board.Defaults.GetValueOrDefault("correctionDays")?.ToString() ?? "5";
        board.Decisions.Add(DraftTexts.Correction(rule, kept));
    }

    private void Publicity(string step, ReadRule rule)
    {
        var at = board.Get(step);
        var before = at.Inputs["days"] is JsonValue known ? known.GetValue<int>() : LeastPublicity;
        var isCounted = rule is { N: >= LeastPublicity, Unit: ReadUnit.WorkingDay };
        at.Inputs["days"] = isCounted ? Math.Max(before, rule.N!.Value) : before;
        if (!isCounted)
            board.Decisions.Add(DraftTexts.Publicity(rule, before));
    }

    private void Date(PlacementRow row, string step, string input, RuleSurroundings context)
    {
        var rule = context.Rule;
        var at = board.Get(step);
        var date = DayRules.Due(rule) ?? DayRules.Opening(rule)!;
        if (at.Dates.TryGetValue(input, out var known) && known != date)
        {
            // The step has its day already: this one is another's.
            if (rule.Form == ReadForm.Before && rule.AnchorName == "meeting")
                AddOwn(new PlacementRow { Forms = row.Forms, Report = "beforeMeeting" }, context);
            else if (rule.Form is ReadForm.By or ReadForm.Vague or ReadForm.Window)
                AddOwn(new PlacementRow { Forms = row.Forms, Milestone = "dated" }, context);
            else
                Leave(rule, DraftTexts.Taken(at.Of(input)));
            return;
        }

        at.Dates[input] = date;
        at.Inputs[input] = JsonNode.Parse(DateRuleJson.Write(date));
        Merge(at.Inputs, row.Set);
        foreach (var (name, value) in row.Defaults)
            board.Defaults[name] = value?.DeepClone();
        if (context.Role is { } role && step == "PublishPlan")
            at.Inputs["role"] = role;
        Read(at, input, rule, date);
        Cite(step, rule, input);
    }

    /// <summary>A phrase with several readings: an input holds which.</summary>
    private void Read(BoardStep at, string input, ReadRule rule, DateRule date)
    {
        if (DayRules.Recommended(rule) is { } recommended)
        {
            var described = string.Join("；", rule.Readings.Select(DraftTexts.Described));
            // A vague phrase that became a fixed day has no reading left to choose by an input.
            if (HasReading(at.Id, input) && !(rule.Form == ReadForm.Vague && date is FixedDateRule))
            {
                var name = char.ToLowerInvariant(at.Id[0]) + at.Id[1..] + "Reading";
                board.Readings.Add(new ReadingInput(name, Short(rule.Quote), described, recommended.Name));
                at.Inputs["dueReading"] = "=" + name;
                board.Decisions.Add(DraftTexts.Reading(rule, name, recommended));
            }
            else
            {
                board.Decisions.Add(DraftTexts.Reading(rule, null, recommended));
            }
        }
        else if (date is WithinBeforeRule && HasReading(at.Id, input))
        {
            var name = char.ToLowerInvariant(at.Id[0]) + at.Id[1..] + "Reading";
            board.Readings.Add(new ReadingInput(name, Short(rule.Quote), DraftTexts.WithinReadings, "both"));
            at.Inputs["dueReading"] = "=" + name;
            board.Decisions.Add(DraftTexts.Within(rule, name));
        }
        else if (rule is { Form: ReadForm.Before, Bound: ReadBound.Within })
        {
            board.Decisions.Add(DraftTexts.Within(rule, null));
        }
    }

    /// <summary>The steps whose last day may be read in several ways.</summary>
    private static bool HasReading(string step, string input) =>
        input is "due" or "opens" && step is not ("HoldExam" or "InitialTitles" or "DrawExperts");

    private void AddOwn(PlacementRow row, RuleSurroundings context)
    {
        var rule = context.Rule;
        var number = board.Own.Count + 1;
        var due = DayRules.Due(rule);
        var opening = DayRules.Opening(rule) ?? (row.Held ? DayRules.Begins(rule) : null);
        var role = row.Role ?? context.Role ?? Roles.Office;
        var isMilestone = row.Milestone is not null;
        if (isMilestone && due is null)
        {
            // A day on which something may begin is no milestone.
            Leave(rule, DraftTexts.NoStep);
            return;
        }

        var type =
            row.Intake ? "TitleReview.IntakeCutoff"
            : isMilestone ? "TitleReview.Milestone"
            : "TitleReview.SubmitReport";
        var step = new BoardStep($"{(row.Intake ? "Intake" : isMilestone ? "Milestone" : "Report")}{number}");
        if (due is not null)
            Day(step, "due", due);
        if (opening is not null && !row.Intake)
            Day(step, "opens", opening);
        step.Inputs["role"] = role;
        string? dateName = null;
        if (isMilestone)
        {
            dateName = NameOf(row, rule, number);
            step.Inputs["dateName"] = dateName;
            step.Inputs["hard"] = !rule.Soft;
            if (row.Until is { } until)
                step.Inputs["until"] = until;
            if (opening is not null)
                step.Inputs["opensName"] = dateName == "reviewBy" ? "reviewFrom" : dateName + "From";
        }
        else if (!row.Intake)
        {
            step.Inputs["reportName"] = $"report{number}";
            if (row.Report is "publicized" or "documented")
                step.Inputs["takesObjections"] = true;
        }

        Read(step, due is null ? "opens" : "due", rule, due ?? opening!);
        board.Own.Add(
            new OwnStep(type, row.Report ?? (isMilestone ? "ReviewBy" : "onItsDay"), TextOf(row, rule), step)
            {
                DateName = dateName,
                IsSoft = rule.Soft && isMilestone,
                Track = DraftTrack.Of(rule.Track),
            }
        );
        step.Cite(rule.Clause, "due");
        board.Placed.Add(
            new PlacedRule(rule.Clause, rule.Quote, step.Id, TextOf(row, rule), due is null ? "opens" : "due")
        );
    }

    /// <summary>One date has one name; the milestones of tracks share it.</summary>
    private string NameOf(PlacementRow row, ReadRule rule, int number)
    {
        var name = row.Milestone!;
        var track = DraftTrack.Of(rule.Track);
        var isTaken = board.Own.Any(own =>
            own.DateName == name && (track is null || own.Track is null || track.Is(own.Track))
        );
        return name == "dated" || isTaken ? $"date{number}" : name;
    }

    private static void Day(BoardStep step, string input, DateRule date)
    {
        step.Dates[input] = date;
        step.Inputs[input] = JsonNode.Parse(DateRuleJson.Write(date));
    }

    /// <summary>The days of a window: who applies has its end, unless the words give it to somebody else.</summary>
    private void WindowDays(RuleSurroundings context)
    {
        var rule = context.Rule;
        var (opening, due) = (DayRules.Opening(rule) as FixedDateRule, DayRules.Due(rule));
        if (opening is null && due is not FixedDateRule)
        {
            if (due is null)
                Leave(rule, DraftTexts.NoDay);
            else
                AddOwn(new PlacementRow { Forms = [rule.Form], Milestone = "dated" }, context);
            return;
        }

        var role = context.Role;
        if (opening is not null && role is null or Roles.Applicant)
            AddDay("opens", opening, rule, context);
        if (due is FixedDateRule last)
        {
            var whose = role switch
            {
                Roles.Applicant or Roles.Employer or Roles.Department => role,
                null when rule.Form == ReadForm.Window => Roles.Applicant,
                _ => Roles.Department,
            };
            AddDay(whose, last, rule, context);
        }
        else if (opening is not null && role is not (null or Roles.Applicant))
        {
            Leave(rule, DraftTexts.NoStep);
        }
    }

    private void AddDay(string what, FixedDateRule day, ReadRule rule, RuleSurroundings context)
    {
        var track = DraftTrack.Of(rule.Track);
        var at = board.Days.FindIndex(known =>
            known.What == what && (track is null ? known.Track is null : track.Is(known.Track))
        );
        if (at >= 0 && board.Days[at].Rule.Date != day.Date)
        {
            AddOwn(new PlacementRow { Forms = [rule.Form], Milestone = "dated" }, context);
            return;
        }

        if (at < 0)
        {
            board.Days.Add(new WindowDay(what, day, track));
            at = board.Days.Count - 1;
        }
        else if (board.Days[at].Rule.TimeOfDay is null && day.TimeOfDay is not null)
        {
            // Said twice, once with the hour.
            var (was, named) = (board.Days[at], new WindowDay(what, day, track));
            named.Clauses.AddRange(was.Clauses);
            board.Days[at] = named;
        }

        if (!board.Days[at].Clauses.Contains(rule.Clause))
            board.Days[at].Clauses.Add(rule.Clause);
        board.Placed.Add(
            new PlacedRule(
                rule.Clause,
                rule.Quote,
                "Window",
                DraftData.TextOf("Window"),
                what == "opens" ? "opens" : "closes"
            )
        );
    }

    private void Cite(string step, ReadRule rule, string? input)
    {
        board.Get(step).Cite(rule.Clause, input);
        board.Placed.Add(new PlacedRule(rule.Clause, rule.Quote, step, DraftData.TextOf(step), input));
    }

    private void Leave(ReadRule rule, (string Chinese, string English) why) =>
        board.Unplaced.Add(new UnplacedRule(rule.Clause, rule.Quote, why.Chinese, why.English));

    private static void Merge(JsonObject inputs, JsonObject further)
    {
        foreach (var (name, value) in further)
            inputs[name] = value?.DeepClone();
    }

    private static string TextOf(PlacementRow row, ReadRule rule) =>
        (row.Text ?? Short(rule.Action is { Length: > 1 } action ? action : rule.Quote))
        + (DraftTrack.Of(rule.Track) is { } track ? $"（{track.Name}）" : "");

    private static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";
}
