using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.Cases.Reminders;
using Orchestrator.Engine;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Instances;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Moves;

/// <summary>Takes applications of one cycle up again in a session, one by one, and gathers what is shown of it.</summary>
internal sealed class TakeUp(WorkSession session, LiveCycle cycle, LocalDate until, MoveContext move, TaskTitles titles)
{
    private const string Announced = "application.reopened";
    private const string Template = "Z-22";
    private const string ApplicantTemplate = "Z-23";

    private readonly DateResolver _resolver = (DateResolver)cycle.Data[typeof(DateResolver)];
    private readonly TakeUpFindings _findings = new(cycle, until, ChinaTime.DateOf(move.Now));
    private readonly Dictionary<string, LocalDate> _replaced = new(StringComparer.Ordinal);
    private readonly LineBook _lines = new();

    /// <summary>The applications, in the order in which they were run.</summary>
    public List<TakenUpLine> TakenUp { get; } = [];

    /// <summary>Their deadlines that are open again.</summary>
    public IReadOnlyList<MoveLine> Lines => _lines.Lines;

    /// <summary>What stands against it, and what else to know.</summary>
    public List<MoveFinding> Findings { get; } = [];

    /// <summary>The passed dates in whose place the new last day stands, with the day each had.</summary>
    public IReadOnlyDictionary<string, LocalDate> Replaced => _replaced;

    /// <summary>The cycle's dates, were the new last day that of all.</summary>
    public IReadOnlyDictionary<string, LocalDate> AnchorsAfter() =>
        cycle.Anchors.ToDictionary(
            date => date.Key,
            date =>
                _replaced.TryGetValue(TrackNames.BaseOf(date.Key), out var day) && day == date.Value
                    ? until
                    : date.Value
        );

    /// <summary>Takes one up; one that did not lapse is a finding.</summary>
    public void Run(Application row, LapsedApplication? lapsed)
    {
        if (lapsed is null)
        {
            var stage = Stages.Chinese(row.FinalState ?? row.Stage ?? Stages.Submitted);
            Findings.Add(TakeUpFindings.NotLapsed(row.Number, stage));
            return;
        }
        var instance = lapsed.Instance;
        var dates = session.Kinds.Of(InstanceKind.Application).DatesOf(instance, cycle);
        var again = new DatesAgain(dates, _resolver, until, move.Now);
        var deadlines = again.Of(lapsed);
        foreach (var name in again.Replaced(lapsed))
        {
            if (dates.TryGetValue(name, out var day))
                _replaced[name] = day;
        }

        Findings.AddRange(_findings.Of(lapsed, dates, deadlines, key => TitleOf(lapsed, key)));
        var line = LineOf(lapsed, deadlines);
        TakenUp.Add(line);
        Show(lapsed, deadlines);
        if (Findings.Exists(finding => finding.Refuses))
            return;
        var terms = new TakenUpTerms(until, deadlines, Entry(line), [.. Tell(lapsed, line, deadlines)]);
        if (session.TakeUp(instance, terms, move.Now) is { } refusal)
        {
            Findings.Add(
                new MoveFinding(refusal.Code, Refuses: true, refusal.Chinese, refusal.English, refusal.Clauses)
            );
        }
        else if (instance.State.Status == WorkflowStatus.Finished)
        {
            Findings.Add(TakeUpFindings.EndsAgain(row.Number));
        }
    }

    /// <summary>The cycle's own journal.</summary>
    public JournalLine Line() =>
        new()
        {
            InstanceId = cycle.Row.InstanceId,
            At = move.Now,
            Event = MoveJournal.AllTakenUp,
            Message =
                $"{TakenUp.Count}件逾期申报恢复办理至{Iso(until)}：{move.Stamp.Reason}（{move.Stamp.ApprovedBy}批准）",
            Data = new JsonObject
            {
                ["move"] = move.Stamp.MoveId,
                ["applications"] = new JsonArray([.. TakenUp.Select(line => (JsonNode)line.Application)]),
                ["until"] = Iso(until),
                ["reason"] = move.Stamp.Reason,
                ["approvedBy"] = move.Stamp.ApprovedBy,
            }.ToJsonString(EngineJson.Options),
        };

    private TakenUpLine LineOf(
        LapsedApplication lapsed,
        IReadOnlyDictionary<(string Run, string Name), DeadlineRequest> deadlines
    )
    {
        var key = (lapsed.Lapse.ActivityInstanceId, lapsed.Lapse.Deadline);
        return new TakenUpLine
        {
            Application = lapsed.Row.Number,
            Step = TitleOf(lapsed, key),
            Role = lapsed.Missed.Role,
            Missed = lapsed.Missed.DueDate,
            From = Stages.Chinese(lapsed.Row.FinalState ?? lapsed.Row.Stage ?? Stages.Submitted),
            To = Stages.Chinese(lapsed.Lapse.State.Stage ?? Stages.Submitted),
            Until = deadlines[key].DueDate,
            Also =
            [
                .. deadlines
                    .Where(again => again.Key != key && again.Value.Due > lapsed.Open[again.Key].DueAt)
                    .Where(again => lapsed.Open[again.Key].DueAt <= move.Now)
                    .Select(again => TitleOf(lapsed, again.Key)),
            ],
            Clauses = PreviewLines.Clauses(lapsed.Missed.Clauses),
        };
    }

    private void Show(
        LapsedApplication lapsed,
        IReadOnlyDictionary<(string Run, string Name), DeadlineRequest> deadlines
    )
    {
        foreach (var (key, again) in deadlines.Where(again => again.Value.Role is not null))
        {
            var before = lapsed.Open[key];
            _lines.Add(
                PreviewLines.Of(before, TitleOf(lapsed, key), "application", "armed") with
                {
                    OldDate = before.DueDate,
                    OldDue = before.DueAt,
                    NewDate = again.DueDate,
                    NewDue = again.Due,
                    Provisional = again.Provisional,
                }
            );
        }
    }

    private JournalEntry Entry(TakenUpLine line) =>
        new(
            MoveJournal.TakenUp,
            null,
            null,
            $"恢复办理：“{line.Step}”{Iso(line.Missed)}逾期，重新开放至{Iso(line.Until)}。理由：{move.Stamp.Reason}（{move.Stamp.ApprovedBy}批准）",
            new JsonObject
            {
                ["move"] = move.Stamp.MoveId,
                ["missed"] = Iso(line.Missed),
                ["until"] = Iso(line.Until),
                ["reason"] = move.Stamp.Reason,
                ["approvedBy"] = move.Stamp.ApprovedBy,
            }
        );

    /// <summary>The applicant and the portals; the employer, and whoever has an open deadline again.</summary>
    private IEnumerable<OutgoingMessage> Tell(
        LapsedApplication lapsed,
        TakenUpLine line,
        IReadOnlyDictionary<(string Run, string Name), DeadlineRequest> deadlines
    )
    {
        yield return new PortalEvent(
            Announced,
            new JsonObject
            {
                ["stage"] = lapsed.Lapse.State.Stage,
                ["step"] = line.Step,
                ["missed"] = Iso(line.Missed),
                ["until"] = Iso(line.Until),
                ["reason"] = move.Stamp.Reason,
            }
        );
        yield return new Notice(ApplicantTemplate, Roles.Applicant, null, Data(line));
        var others = deadlines
            .Values.Where(again => again.Role is not null and not Roles.Applicant and not Roles.Employer)
            .Select(again => (Role: again.Role!, again.Assignee));
        foreach (var (role, assignee) in others.Prepend((Roles.Employer, lapsed.Row.Employer)).Distinct())
            yield return new Notice(Template, role, assignee, Data(line));
    }

    private JsonObject Data(TakenUpLine line) =>
        new()
        {
            ["number"] = line.Application,
            ["title"] = line.Step,
            ["missed"] = Iso(line.Missed),
            ["until"] = Iso(line.Until),
            ["reason"] = move.Stamp.Reason,
        };

    private string TitleOf(LapsedApplication lapsed, (string Run, string Name) key) =>
        titles.Of(lapsed.Instance.VersionId, lapsed.Open[key].NodeId, key.Name);

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
