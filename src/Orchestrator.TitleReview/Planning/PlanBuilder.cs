using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Floors;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Readings;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.TitleReview.Planning;

/// <summary>Collects the dates of a plan while the activities state them.</summary>
internal sealed class PlanBuilder(
    DateResolver resolver,
    WorkingCalendar calendar,
    Dictionary<string, LocalDate> anchors,
    IReadOnlySet<string> fixedAnchors,
    NoticeBook notices,
    Func<string, IEnumerable<(WorkflowPlan Plan, IPlanned Activity)>> applications,
    IReadOnlyList<ScheduleTrack> tracks,
    IReadOnlySet<string> ofTracks
) : IStepInputs
{
    private readonly List<PlanItem> items = [];
    private readonly List<PlanWarning> warnings = [];
    private readonly HashSet<string> started = [];
    private readonly Dictionary<string, string> stated = [];
    private readonly HashSet<(string ActivityId, string Anchor)> counted = [];
    private readonly HashSet<(string DefinitionId, string? Track)> cases = [];
    private StaticInputs inputs = null!;
    private Activity activity = null!;
    private ScheduleTrack? track;
    private bool isCase;

    /// <summary>The items so far.</summary>
    public IReadOnlyList<PlanItem> Items => items;

    /// <summary>What concerns the plan as a whole.</summary>
    public IReadOnlyList<PlanWarning> Warnings => warnings;

    /// <summary>Ids of the application definitions that were planned too.</summary>
    public IReadOnlySet<string> Started => started;

    /// <summary>Which activity states each anchor first.</summary>
    public IReadOnlyDictionary<string, string> StatedBy => stated;

    /// <summary>Which activities have last days that count from which anchors.</summary>
    public IReadOnlySet<(string ActivityId, string Anchor)> CountedFrom => counted;

    /// <summary>The working days.</summary>
    public WorkingCalendar Calendar => calendar;

    /// <summary>The application definitions that were planned, each with the track that it was planned for; null for all.</summary>
    public IReadOnlySet<(string DefinitionId, string? Track)> PlannedCases => cases;

    /// <summary>The dates as they hold for the activity at hand: those of its track in the place of the cycle's own.</summary>
    private IReadOnlyDictionary<string, LocalDate> Dates => TrackNames.Within(anchors, track?.Key);

    /// <summary>What has to hold between the dates.</summary>
    public ConstraintBook Conditions { get; } =
        new(resolver, anchors.Where(anchor => fixedAnchors.Contains(anchor.Key)).ToDictionary());

    /// <summary>The definition of the activity at hand.</summary>
    public StaticInputs Inputs => inputs;

    /// <summary>What the administrator calls the activity at hand.</summary>
    public string Action => activity.DisplayText;

    /// <summary>Lets one activity state its dates.</summary>
    public void Visit(StaticInputs values, Activity planned)
    {
        (inputs, activity) = (values, planned);
        if (!isCase)
            track = TrackOf(values, planned);
        Conditions.ActivityId = planned.Id;
        Conditions.StepKey = isCase ? TrackNames.Of(planned.Id, track?.Key) : planned.Id;
        Conditions.Scope = track is null ? null : Scoped;
        ((IPlanned)planned).Plan(this);
    }

    private static ScheduleTrack? TrackOf(StaticInputs values, Activity planned) =>
        planned switch
        {
            ITrackWindow => ScheduleTracks.OfWindow(values.Plan, planned.Id),
            ReviewActivity { Track: { } named } => ScheduleTracks
                .Of(values.Plan)
                .FirstOrDefault(known => known.Key == values.Get(named)),
            _ => null,
        };

    /// <summary>The name of an event within the track at hand; what the track has not of its own is the cycle's.</summary>
    private string Scoped(string name)
    {
        var own = TrackNames.Of(name, track?.Key);
        return
            TrackNames.TrackOf(name) is null
            && (EventNames.IsOfCase(name) || ofTracks.Contains(own) || anchors.ContainsKey(own))
            ? own
            : name;
    }

    private string NameOf(string name) => TrackNames.Of(name, track?.Key);

    /// <summary>An input's value before anything runs.</summary>
    public T? Get<T>(Input<T>? input, T? declared = default) => inputs.Get(input, declared);

    /// <summary>A list input; empty when it is not given.</summary>
    public IReadOnlyList<string> List(params ReadOnlySpan<Input<IReadOnlyList<string>>?> lists)
    {
        foreach (var list in lists)
        {
            if (inputs.Get(list) is { Count: > 0 } values)
                return values;
        }

        return [];
    }

    /// <summary>The name of a date that belongs to the step at hand: with the track that people call it by, where it is of one.</summary>
    public BilingualText NameIn(string chinese, string english) =>
        track is null
            ? new BilingualText(chinese, english)
            : new BilingualText($"{chinese}（{track.Name}）", $"{english} ({track.Name})");

    /// <summary>A workflow input that holds a date, of the track at hand before the cycle's own; null when it holds none.</summary>
    public LocalDate? DateInput(string name) =>
        (track is null ? null : inputs.WorkflowInput(NameOf(name))) is { } own
            ? DayOf(own)
            : DayOf(inputs.WorkflowInput(name));

    private LocalDate? DayOf(System.Text.Json.Nodes.JsonNode? input) =>
        input is System.Text.Json.Nodes.JsonValue value
        && value.TryGetValue<string>(out var text)
        && inputs.Plan.TryReadDay(text, out var date)
            ? date
            : null;

    /// <summary>A date others count from; null when it is not known.</summary>
    public LocalDate? Anchor(string name) => Dates.TryGetValue(name, out var date) ? date : null;

    /// <summary>
    /// A date that a setting states, whatever the rule says: a question of the command line, or the date of a running
    /// cycle; null when none does.
    /// </summary>
    public LocalDate? Setting(string name) =>
        fixedAnchors.Contains(NameOf(name)) && anchors.TryGetValue(NameOf(name), out var date) ? date : null;

    /// <summary>States a date that others count from, unless a setting has stated it.</summary>
    public void State(string name, LocalDate date)
    {
        var own = NameOf(name);
        stated.TryAdd(own, activity.Id);
        if (!fixedAnchors.Contains(own))
            anchors[own] = date;
    }

    /// <summary>States a date of the whole cycle that several tracks have a part in: the first of their days, or the last.</summary>
    public void StateForAll(string name, LocalDate date, bool isLast)
    {
        if (fixedAnchors.Contains(name) || track is null)
            return;
        stated.TryAdd(name, activity.Id);
        var days = ScheduleTracks
            .Of(inputs.Plan)
            .Where(other => anchors.ContainsKey(TrackNames.Of(name, other.Key)))
            .Select(other => anchors[TrackNames.Of(name, other.Key)])
            .Append(date);
        anchors[name] = isLast ? days.Max() : days.Min();
        var (all, own) = (new OnRule { Anchor = name }, new OnRule { Anchor = NameOf(name) });
        var scope = Conditions.Scope;
        Conditions.Scope = null;
        if (isLast)
            Conditions.AtLeast(name, own, Because.Order());
        else
            Conditions.AtLeast(NameOf(name), all, Because.Order());
        Conditions.Scope = scope;
    }

    /// <summary>States a date only when nothing else has.</summary>
    public void StateDefault(string name, LocalDate date)
    {
        stated.TryAdd(NameOf(name), activity.Id);
        anchors.TryAdd(NameOf(name), date);
    }

    /// <summary>A rule with the reading that the administrator has chosen for it.</summary>
    /// <param name="rule">The rule as written; it holds the recommended reading.</param>
    /// <param name="reading">The input that holds the choice; bound to a workflow input, which names the words of the notice.</param>
    /// <param name="alternatives">Readings to show beside those that the kind of rule has of itself.</param>
    public ChosenRule? Choose(
        Input<DateRule>? rule,
        Input<string>? reading = null,
        Input<IReadOnlyList<string>>? alternatives = null
    )
    {
        if (Get(rule) is not { } written)
            return null;
        var others = ReadingChoices.IsVague(written) ? ReadingChoices.Of(written) : List(alternatives);
        try
        {
            return new ChosenRule(ReadingChoices.Choose(written, Get(reading)), inputs.NameOf(reading), others);
        }
        catch (FormatException exception)
        {
            warnings.Add(
                new PlanWarning(ReadingTexts.Impossible, exception.Message, exception.Message, IsError: true)
                {
                    Item = activity.Id,
                }
            );
            return new ChosenRule(written, inputs.NameOf(reading), others);
        }
    }

    /// <summary>Resolves a rule, or says which anchor is missing.</summary>
    public ResolvedDate? Resolve(DateRule rule) => resolver.ResolveDue(rule, Dates).TryGet(out var date) ? date : null;

    /// <summary>Resolves a first moment; null when an anchor is missing.</summary>
    public ResolvedOpening? ResolveOpening(DateRule rule) =>
        resolver.ResolveOpening(rule, Dates).TryGet(out var opening) ? opening : null;

    /// <inheritdoc />
    public IReadOnlyList<string> ClausesOf(
        Input<IReadOnlyList<string>>? specific,
        Input<IReadOnlyList<string>>? general
    ) => List(specific, general);

    /// <summary>Adds a clock that an activity declares; null adds nothing.</summary>
    public ResolvedDate? Due(DeclaredClock? clock) =>
        clock is null
            ? null
            : Due(
                clock.What,
                clock.Date,
                new DueTerms(clock.IsLegal ? "deadline" : "internal", clock.Actor, clock.Clauses)
                {
                    Action = clock.Action,
                    Hard = clock.Hard && clock.IsLegal,
                    Done = clock.Done,
                    Binds = clock.Binds,
                }
            );

    /// <summary>Adds a last moment. A legal one (<c>deadline</c>) is also a condition.</summary>
    /// <param name="what">What of the activity; empty for the activity itself.</param>
    /// <param name="rule">Its date; null adds nothing.</param>
    /// <param name="terms">What else holds of it.</param>
    public ResolvedDate? Due(string what, DateRule? rule, DueTerms terms)
    {
        if (rule is null)
            return null;
        if (terms.IsCondition)
        {
            if (rule.AnchorName is { } anchor)
                counted.Add((activity.Id, Scoped(anchor)));
            FinishBy(what, rule, terms);
        }
        var floor = terms.Floor ?? NoticeFloors.Before(notices, rule, terms.Clauses);
        var resolved = resolver.ResolveDue(rule, Dates);
        if (!resolved.TryGet(out var date))
        {
            Add(
                new PlanItem
                {
                    Id = IdOf(what),
                    Clauses = terms.Clauses,
                    Actor = terms.Actor,
                    Action = terms.Action ?? Action,
                    Kind = terms.Kind,
                    Hard = terms.Hard,
                    Floor = floor,
                    WaitsFor = rule.AnchorName,
                    Warnings = [.. resolved.Errors.Select(error => Missing(rule, error))],
                }
            );
            return null;
        }

        Add(
            new PlanItem
            {
                Id = IdOf(what),
                Event = terms.Done ?? IdOf(what),
                Clauses = terms.Clauses,
                Actor = terms.Actor,
                Action = terms.Action ?? Action,
                Kind = terms.Kind,
                Opens = date.WindowOpens ?? terms.Opening?.Opens,
                Due = date.Due,
                DueDate = date.Date,
                TimeOfDay = date.TimeOfDay,
                Hard = terms.Hard,
                WorkingDay = date.WorkingDay,
                EffectiveDate = date.EffectiveDate,
                Provisional = date.Provisional,
                Floor = floor,
                Proof = date.Proof,
                Warnings = [.. date.Warnings.Concat(terms.Opening?.Warnings ?? []).Select(Warning)],
            }
        );
        return date;
    }

    /// <summary>Adds a last moment under the reading that was chosen, with the dates of the others.</summary>
    public ResolvedDate? Due(string what, ChosenRule? chosen, DueTerms terms)
    {
        if (chosen is null)
            return null;
        var due = Due(what, chosen.Rule, terms);
        Explain(what, chosen, rule => resolver.FindDue(rule, Dates).TryGet(out var date) ? date.Date : null);
        return due;
    }

    /// <summary>Adds a first moment under the reading that was chosen, with the dates of the others.</summary>
    public ResolvedOpening? Opening(
        string what,
        ChosenRule? chosen,
        string? actor,
        IReadOnlyList<string> clauses,
        string? action = null,
        string? begins = null
    )
    {
        var opening = Opening(what, chosen?.Rule, actor, clauses, action, begins: begins);
        if (opening is not null)
        {
            Explain(what, chosen!, rule =>
                resolver.ResolveOpening(rule, Dates).TryGet(out var date) ? date.Date : null
            );
        }
        return opening;
    }

    /// <summary>Adds days that the notice leaves open and that run from an event nobody knows yet.</summary>
    public void Period(
        string what,
        string anchor,
        OpenDays days,
        string actor,
        IReadOnlyList<string> clauses,
        string action
    ) =>
        Due(
            what,
            new ChosenRule(Rule(anchor, days), inputs.NameOf(days.Days), []),
            new DueTerms("deadline", actor, clauses) { Action = action, Binds = false }
        );

    /// <summary>
    /// Adds days that the notice leaves open and that run from a return of one application. Where something caps them,
    /// they are shown for the last return that leaves all of them; else they have no date.
    /// </summary>
    public void Period(
        string what,
        OpenDays days,
        string actor,
        IReadOnlyList<string> clauses,
        string action,
        DateRule? cap = null
    )
    {
        var rule = Rule(AnchorNames.Returned, days);
        if (cap is not null && Resolve(cap) is { } latest)
        {
            StateDefault(AnchorNames.Returned, calendar.Find(latest.EffectiveDate, -rule.Amount).Value.Date);
            Due(
                what,
                Resolve(rule) is { } free && latest.Due < free.Due ? cap : rule,
                new DueTerms("deadline", actor, clauses) { Action = action, Done = EventNames.Corrected }
            );
            Warn(what, PlanNotes.Correction(rule.Amount, Dates[AnchorNames.Returned], latest.Date));
        }
        else
        {
            Add(
                new PlanItem
                {
                    Id = IdOf(what),
                    Clauses = clauses,
                    Actor = actor,
                    Action = action,
                    Kind = "deadline",
                }
            );
        }

        if (inputs.NameOf(days.Days) is { } name)
        {
            Explain(what, new ChosenRule(rule, name, []), read =>
                resolver.FindDue(read, Dates).TryGet(out var date) ? date.Date : null
            );
        }
    }

    /// <summary>Adds a first moment; when the event it opens is named, it is also a condition.</summary>
    public ResolvedOpening? Opening(
        string what,
        DateRule? rule,
        string? actor,
        IReadOnlyList<string> clauses,
        string? action = null,
        Floor? floor = null,
        string? begins = null
    )
    {
        if (rule is not null && begins is not null)
            Conditions.AtLeast(begins, rule, new Because(ConstraintKind.Opening, clauses));

        if (rule is null)
            return null;
        var resolved = resolver.ResolveOpening(rule, Dates);
        if (!resolved.TryGet(out var opening))
        {
            Add(
                new PlanItem
                {
                    Id = IdOf(what),
                    Clauses = clauses,
                    Actor = actor,
                    Action = action ?? Action,
                    Kind = "opening",
                    Floor = floor,
                    WaitsFor = rule.AnchorName,
                    Warnings = [.. resolved.Errors.Select(error => Missing(rule, error))],
                }
            );
            return null;
        }

        Add(
            new PlanItem
            {
                Id = IdOf(what),
                Event = begins,
                Clauses = clauses,
                Actor = actor,
                Action = action ?? Action,
                Kind = "opening",
                Opens = opening.Opens,
                TimeOfDay = opening.TimeOfDay,
                WorkingDay = opening.WorkingDay,
                EffectiveDate = opening.Date,
                Provisional = opening.Provisional,
                Floor = floor,
                Proof = opening.Proof,
                Warnings = [.. opening.Warnings.Select(Warning)],
            }
        );
        return opening;
    }

    /// <summary>Adds a recommended day that is no legal date (C19).</summary>
    public void Internal(string what, LocalDate day, string actor, string action) =>
        Add(
            new PlanItem
            {
                Id = IdOf(what),
                Actor = actor,
                Action = action,
                Kind = "internal",
                Due = ChinaTime.At(day, DeadlineTime.EndOfDay),
                DueDate = day,
                TimeOfDay = DeadlineTime.EndOfDay.ToString(),
                Hard = false,
                WorkingDay = calendar.IsWorkingDay(day),
                EffectiveDate = day,
                Provisional = calendar.IsProvisional(day),
            }
        );

    /// <summary>
    /// Adds days that something is looked at for, both included, such as the months of pension payments before an
    /// application.
    /// </summary>
    public void Span(
        string what,
        LocalDate from,
        LocalDate to,
        string actor,
        IReadOnlyList<string> clauses,
        string action,
        bool hard
    ) =>
        Add(
            new PlanItem
            {
                Id = IdOf(what),
                Clauses = clauses,
                Actor = actor,
                Action = action,
                Kind = "event",
                Opens = ChinaTime.At(from, DeadlineTime.StartOfDay),
                Due = ChinaTime.At(to, DeadlineTime.EndOfDay),
                DueDate = to,
                TimeOfDay = DeadlineTime.EndOfDay.ToString(),
                Hard = hard,
                WorkingDay = calendar.IsWorkingDay(to),
                EffectiveDate = calendar.PreviousOnOrBefore(to).Value.Date,
                Provisional = calendar.IsProvisional(to),
            }
        );

    /// <summary>Adds what an event's own day means.</summary>
    public void Event(string what, LocalDate day, string actor, IReadOnlyList<string> clauses, string action) =>
        Add(
            new PlanItem
            {
                Id = IdOf(what),
                Clauses = clauses,
                Actor = actor,
                Action = action,
                Kind = "event",
                Opens = ChinaTime.At(day, DeadlineTime.StartOfDay),
                TimeOfDay = "00:00",
                Hard = false,
                WorkingDay = calendar.IsWorkingDay(day),
                EffectiveDate = day,
                Provisional = calendar.IsProvisional(day),
            }
        );

    /// <summary>Adds what has no date: hours of the day (<c>hours</c>), a vote that is needed, evidence that counts.</summary>
    public void Undated(string what, string kind, string actor, IReadOnlyList<string> clauses, string action) =>
        Add(
            new PlanItem
            {
                Id = IdOf(what),
                Clauses = clauses,
                Actor = actor,
                Action = action,
                Kind = kind,
            }
        );

    /// <summary>Adds a warning to the item of the activity at hand.</summary>
    public void Warn(string what, PlanWarning warning)
    {
        var at = items.FindIndex(item => item.Id == IdOf(what));
        if (at < 0)
            warnings.Add(warning with { Item = activity.Id });
        else
            items[at] = items[at] with { Warnings = [.. items[at].Warnings, warning] };
    }

    /// <summary>Plans the applications that a window starts, in place.</summary>
    public void Applications(string definitionId)
    {
        var (values, planned, wasTrack) = (inputs, activity, track);
        started.Add(definitionId);
        if (cases.Add((definitionId, track?.Key)) || track is not null)
        {
            isCase = true;
            foreach (var (plan, step) in applications(definitionId))
                Visit(new StaticInputs(plan, inputs.Given), (Activity)step);
            isCase = false;
        }

        (inputs, activity, track) = (values, planned, wasTrack);
        (Conditions.ActivityId, Conditions.StepKey) = (planned.Id, planned.Id);
        Conditions.Scope = track is null ? null : Scoped;
    }

    /// <summary>The event of an item of the activity at hand, as conditions name it.</summary>
    public string EventOf(string what) => IdOf(what);

    private AfterRule Rule(string anchor, OpenDays days) =>
        new()
        {
            Anchor = anchor,
            Amount = Math.Max(1, Get(days.Days, days.Declared)),
            Unit = days.Unit,
        };

    private void FinishBy(string what, DateRule rule, DueTerms terms)
    {
        if (terms.Done is null)
        {
            Conditions.Name(
                IdOf(what),
                isCase && track is not null ? $"{track.Name}：{terms.Action ?? Action}" : terms.Action ?? Action
            );
            Conditions.Runs(IdOf(what), IdOf(what));
        }

        Conditions.AtMost(terms.Done ?? IdOf(what), rule, terms.Why);
    }

    private void Add(PlanItem item) =>
        items.Add(
            track is null
                ? item
                : item with
                {
                    Track = track.Key,
                    Action = ActionIn(track, item.Action),
                    Event = item.Event is { } known ? Scoped(known) : null,
                }
        );

    private string ActionIn(ScheduleTrack of, string action) =>
        isCase ? $"{of.Name}：{action}"
        : activity is ITrackStep && !action.Contains(of.Name, StringComparison.Ordinal) ? $"{action}（{of.Name}）"
        : action;

    private void Explain(string what, ChosenRule chosen, Func<DateRule, LocalDate?> resolve)
    {
        var at = items.FindLastIndex(item => item.Id == IdOf(what));
        if (chosen.Input is not { } name || at < 0)
            return;
        var recommended = inputs.Default(name) ?? "";
        var used = inputs.WorkflowInput(name)?.ToString() ?? recommended;
        var options = new[] { recommended, used }
            .Concat(chosen.Alternatives)
            .Where(reading => ReadingChoices.IsPossible(chosen.Rule, reading))
            .Distinct()
            .Select(Option)
            .ToList();
        if (options.All(option => option.Reading != used))
            return;
        var reading = new PlanReading(name, inputs.Title(name), used, recommended, options);
        var others = items[at].Warnings.Where(warning => warning.Code != DateWarningCodes.TwoReadings);
        items[at] = items[at] with { Reading = reading, Warnings = [.. others, ReadingTexts.Warning(reading)] };

        ReadingOption Option(string choice)
        {
            var (chinese, english) = ReadingChoices.Label(chosen.Rule, choice);
            return new ReadingOption(choice, chinese, english, resolve(ReadingChoices.Choose(chosen.Rule, choice)));
        }
    }

    /// <summary>The applications of a track are planned each by its own dates; the items of the first keep the plain ids.</summary>
    private string IdOf(string what)
    {
        var id = what.Length == 0 ? activity.Id : $"{activity.Id}.{what}";
        return isCase && track is not null && track != tracks[0] ? TrackNames.Of(id, track.Key) : id;
    }

    private static PlanWarning Missing(DateRule rule, CalendarError error) =>
        rule.AnchorName is { } anchor && AnchorNames.Unplanned.Contains(anchor)
            ? new PlanWarning(
                "note",
                $"自{AnchorTexts.Of(anchor).Chinese}起算，届时确定日期",
                $"Counts from {AnchorTexts.Of(anchor).English}; dated when that is known"
            )
            : new PlanWarning("missing-anchor", error.Message.Chinese, error.Message.English);

    private static PlanWarning Warning(DateWarning warning) =>
        new(
            warning.Code,
            warning.Message.Chinese,
            warning.Message.English,
            warning.Severity == DateWarningSeverity.Error
        );
}
