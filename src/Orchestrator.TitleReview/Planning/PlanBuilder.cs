using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Floors;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Readings;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.TitleReview.Planning;

/// <summary>Collects the dates of a plan while the activities state them.</summary>
internal sealed class PlanBuilder(
    DateResolver resolver, WorkingCalendar calendar, Dictionary<string, LocalDate> anchors, IReadOnlySet<string> fixedAnchors, Func<string, IEnumerable<(WorkflowPlan Plan, IPlanned Activity)>> applications)
{
    private readonly List<PlanItem> items = [];
    private readonly List<PlanWarning> warnings = [];
    private readonly HashSet<string> started = [];
    private readonly Dictionary<string, string> stated = [];
    private readonly HashSet<(string ActivityId, string Anchor)> counted = [];
    private StaticInputs inputs = null!;
    private Activity activity = null!;

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

    /// <summary>What has to hold between the dates.</summary>
    public ConstraintBook Conditions { get; } = new(resolver, anchors.Where(anchor => fixedAnchors.Contains(anchor.Key)).ToDictionary());

    /// <summary>What the administrator calls the activity at hand.</summary>
    public string Action => activity.DisplayText;

    /// <summary>Lets one activity state its dates.</summary>
    public void Visit(StaticInputs values, Activity planned)
    {
        (inputs, activity) = (values, planned);
        Conditions.ActivityId = planned.Id;
        ((IPlanned)planned).Plan(this);
    }

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

    /// <summary>A workflow input that holds a date; null when it holds none.</summary>
    public LocalDate? DateInput(string name) =>
        inputs.WorkflowInput(name) is System.Text.Json.Nodes.JsonValue value && value.TryGetValue<string>(out var text) && ReviewJson.TryReadDate(text, out var date)
            ? date
            : null;

    /// <summary>A date others count from; null when it is not known.</summary>
    public LocalDate? Anchor(string name) => anchors.TryGetValue(name, out var date) ? date : null;

    /// <summary>A date that a setting states, whatever the rule says: a question of the command line, or the date of a running cycle; null when none does.</summary>
    public LocalDate? Setting(string name) => fixedAnchors.Contains(name) ? Anchor(name) : null;

    /// <summary>States a date that others count from, unless a setting has stated it.</summary>
    public void State(string name, LocalDate date)
    {
        stated.TryAdd(name, activity.Id);
        if (!fixedAnchors.Contains(name))
            anchors[name] = date;
    }

    /// <summary>States a date only when nothing else has.</summary>
    public void StateDefault(string name, LocalDate date)
    {
        stated.TryAdd(name, activity.Id);
        anchors.TryAdd(name, date);
    }

    /// <summary>A rule with the reading that the administrator has chosen for it.</summary>
    /// <param name="rule">The rule as written; it holds the recommended reading.</param>
    /// <param name="reading">The input that holds the choice; bound to a workflow input, which names the words of the notice.</param>
    /// <param name="alternatives">Readings to show beside those that the kind of rule has of itself.</param>
    public ChosenRule? Choose(Input<DateRule>? rule, Input<string>? reading, Input<IReadOnlyList<string>>? alternatives = null)
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
            warnings.Add(new PlanWarning(ReadingTexts.Impossible, exception.Message, exception.Message, IsError: true) { Item = activity.Id });
            return new ChosenRule(written, inputs.NameOf(reading), others);
        }
    }

    /// <summary>Resolves a rule, or says which anchor is missing.</summary>
    public ResolvedDate? Resolve(DateRule rule) => resolver.ResolveDue(rule, anchors).TryGet(out var date) ? date : null;

    /// <summary>Resolves a first moment; null when an anchor is missing.</summary>
    public ResolvedOpening? ResolveOpening(DateRule rule) => resolver.ResolveOpening(rule, anchors).TryGet(out var opening) ? opening : null;

    /// <summary>Adds a last moment. A legal one (<c>deadline</c>) is also a condition.</summary>
    /// <param name="what">What of the activity; empty for the activity itself.</param>
    /// <param name="rule">Its date; null adds nothing.</param>
    /// <param name="kind"><c>deadline</c>, <c>publicity</c> or <c>internal</c>.</param>
    /// <param name="actor">The role that acts.</param>
    /// <param name="clauses">Where it comes from.</param>
    /// <param name="action">What is done; null: what the activity is called.</param>
    /// <param name="hard">False: 原则上, or only recommended.</param>
    /// <param name="floor">The statutory minimum it keeps.</param>
    /// <param name="done">The event that happens by then; null: the item itself, and the activity is done with it.</param>
    /// <param name="binds">False: shown only, because it is for cycles of another kind or counts from an event that nobody knows yet.</param>
    /// <param name="code">The check it belongs to when it cannot be met; null: V7 for a soft one, else none.</param>
    /// <param name="opening">The first moment of a period that has both; null when it has none.</param>
    public ResolvedDate? Due(
        string what,
        DateRule? rule,
        string kind,
        string? actor,
        IReadOnlyList<string> clauses,
        string? action = null,
        bool hard = true,
        Floor? floor = null,
        string? done = null,
        string? code = null,
        bool binds = true,
        ResolvedOpening? opening = null)
    {
        if (rule is null)
            return null;
        if (kind == "deadline" && binds && rule.AnchorName is { } anchor)
            counted.Add((activity.Id, anchor));
        if (kind == "deadline" && binds)
            FinishBy(what, rule, action, done, new Because(ConstraintKind.Deadline, clauses) { IsFirm = hard, Code = code ?? (hard ? null : "V7") });
        var resolved = resolver.ResolveDue(rule, anchors);
        if (!resolved.TryGet(out var date))
        {
            Add(new PlanItem
            {
                Id = IdOf(what),
                Clauses = clauses,
                Actor = actor,
                Action = action ?? Action,
                Kind = kind,
                Hard = hard,
                Floor = floor,
                Warnings = [.. resolved.Errors.Select(error => Missing(rule, error))],
            });
            return null;
        }

        Add(new PlanItem
        {
            Id = IdOf(what),
            Event = done ?? IdOf(what),
            Clauses = clauses,
            Actor = actor,
            Action = action ?? Action,
            Kind = kind,
            Opens = date.WindowOpens ?? opening?.Opens,
            Due = date.Due,
            DueDate = date.Date,
            TimeOfDay = date.TimeOfDay,
            Hard = hard,
            WorkingDay = date.WorkingDay,
            EffectiveDate = date.EffectiveDate,
            Provisional = date.Provisional,
            Floor = floor,
            Proof = date.Proof,
            Warnings = [.. date.Warnings.Concat(opening?.Warnings ?? []).Select(Warning)],
        });
        return date;
    }

    /// <summary>Adds a last moment under the reading that was chosen, with the dates of the others.</summary>
    public ResolvedDate? Due(
        string what,
        ChosenRule? chosen,
        string kind,
        string? actor,
        IReadOnlyList<string> clauses,
        string? action = null,
        bool hard = true,
        Floor? floor = null,
        string? done = null,
        string? code = null,
        bool binds = true,
        ResolvedOpening? opening = null)
    {
        if (chosen is null)
            return null;
        var due = Due(what, chosen.Rule, kind, actor, clauses, action, hard, floor, done, code, binds, opening);
        Explain(what, chosen, rule => resolver.FindDue(rule, anchors).TryGet(out var date) ? date.Date : null);
        return due;
    }

    /// <summary>Adds a first moment under the reading that was chosen, with the dates of the others.</summary>
    public ResolvedOpening? Opening(string what, ChosenRule? chosen, string? actor, IReadOnlyList<string> clauses, string? action = null, string? begins = null)
    {
        var opening = Opening(what, chosen?.Rule, actor, clauses, action, begins: begins);
        if (opening is not null)
            Explain(what, chosen!, rule => resolver.ResolveOpening(rule, anchors).TryGet(out var date) ? date.Date : null);
        return opening;
    }

    /// <summary>Adds a number of days that the notice leaves open (及时, 限时; C18) and that runs from an event nobody knows yet.</summary>
    public void Period(string what, string anchor, Input<int>? days, int declared, string actor, IReadOnlyList<string> clauses, string action, OffsetUnit unit = OffsetUnit.WorkingDays) =>
        Due(what, new ChosenRule(new AfterRule { Anchor = anchor, Amount = Math.Max(1, Get(days, declared)), Unit = unit }, inputs.NameOf(days), []), "deadline", actor, clauses, action, binds: false);
    /// <summary>
    /// Adds a number of working days that the notice leaves open (及时, 限时; C18) and that runs from a return of one application. Where something
    /// caps it, it is shown for the last return that leaves all its days; else it has no date.
    /// </summary>
    public void Period(string what, Input<int>? days, int declared, string actor, IReadOnlyList<string> clauses, string action, DateRule? cap = null)
    {
        var rule = new AfterRule { Anchor = AnchorNames.Returned, Amount = Math.Max(1, Get(days, declared)), Unit = OffsetUnit.WorkingDays };
        if (cap is not null && Resolve(cap) is { } latest)
        {
            StateDefault(AnchorNames.Returned, calendar.Find(latest.EffectiveDate, -rule.Amount).Value.Date);
            Due(what, Resolve(rule) is { } free && latest.Due < free.Due ? cap : rule, "deadline", actor, clauses, action, done: EventNames.Corrected);
            Warn(what, PlanNotes.Correction(rule.Amount, anchors[AnchorNames.Returned], latest.Date));
        }
        else
        {
            Add(new PlanItem { Id = IdOf(what), Clauses = clauses, Actor = actor, Action = action, Kind = "deadline" });
        }

        if (inputs.NameOf(days) is { } name)
            Explain(what, new ChosenRule(rule, name, []), read => resolver.FindDue(read, anchors).TryGet(out var date) ? date.Date : null);
    }

    /// <summary>Adds a first moment; when the event it opens is named, it is also a condition.</summary>
    public ResolvedOpening? Opening(
        string what, DateRule? rule, string? actor, IReadOnlyList<string> clauses, string? action = null, Floor? floor = null, string? begins = null)
    {
        if (rule is not null && begins is not null)
            Conditions.AtLeast(begins, rule, new Because(ConstraintKind.Opening, clauses));

        if (rule is null || !resolver.ResolveOpening(rule, anchors).TryGet(out var opening))
            return null;
        Add(new PlanItem
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
        });
        return opening;
    }

    /// <summary>Adds a recommended day that is no legal date (C19).</summary>
    public void Internal(string what, LocalDate day, string actor, string action) => Add(new PlanItem
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
    });

    /// <summary>Adds days that something is looked at for, both included, such as the months of pension payments before an application.</summary>
    public void Span(string what, LocalDate from, LocalDate to, string actor, IReadOnlyList<string> clauses, string action, bool hard) => Add(new PlanItem
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
    });

    /// <summary>Adds what an event's own day means.</summary>
    public void Event(string what, LocalDate day, string actor, IReadOnlyList<string> clauses, string action) => Add(new PlanItem
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
    });

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
        var (values, planned) = (inputs, activity);
        started.Add(definitionId);
        foreach (var (plan, step) in applications(definitionId))
            Visit(new StaticInputs(plan, inputs.Given), (Activity)step);
        (inputs, activity) = (values, planned);
        Conditions.ActivityId = planned.Id;
    }

    /// <summary>The event of an item of the activity at hand, as conditions name it.</summary>
    public string EventOf(string what) => IdOf(what);

    private void FinishBy(string what, DateRule rule, string? action, string? done, Because why)
    {
        if (done is null)
        {
            Conditions.Name(IdOf(what), action ?? Action);
            Conditions.Runs(IdOf(what), IdOf(what));
        }

        Conditions.AtMost(done ?? IdOf(what), rule, why);
    }

    private void Add(PlanItem item) => items.Add(item);

    private void Explain(string what, ChosenRule chosen, Func<DateRule, LocalDate?> resolve)
    {
        var at = items.FindLastIndex(item => item.Id == IdOf(what));
        if (chosen.Input is not { } name || at < 0)
            return;
        var recommended = inputs.Default(name) ?? "";
        var used = inputs.WorkflowInput(name)?.ToString() ?? recommended;
        var options = new[] { recommended, used }.Concat(chosen.Alternatives).Where(reading => ReadingChoices.IsPossible(chosen.Rule, reading)).Distinct().Select(Option).ToList();
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

    private string IdOf(string what) => what.Length == 0 ? activity.Id : $"{activity.Id}.{what}";

    private static PlanWarning Missing(DateRule rule, CalendarError error) => rule.AnchorName is { } anchor && AnchorNames.Unplanned.Contains(anchor)
        ? new PlanWarning("note", $"自{AnchorTexts.Of(anchor).Chinese}起算，届时确定日期", $"Counts from {AnchorTexts.Of(anchor).English}; dated when that is known")
        : new PlanWarning("missing-anchor", error.Message.Chinese, error.Message.English);

    private static PlanWarning Warning(DateWarning warning) =>
        new(warning.Code, warning.Message.Chinese, warning.Message.English, warning.Severity == DateWarningSeverity.Error);
}
