using NodaTime;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Proving;

/// <summary>Collects the conditions of a schedule while its activities state them.</summary>
/// <param name="resolver">Counts days.</param>
/// <param name="settings">Dates stated for this cycle; they stand for whatever the definition says of them.</param>
internal sealed class ConstraintBook(DateResolver resolver, IReadOnlyDictionary<string, LocalDate> settings)
{
    private readonly List<Constraint> constraints = [];
    private readonly Dictionary<string, BilingualText> names = [];
    private readonly Dictionary<string, Step> steps = [];

    /// <summary>All of them, in the order stated.</summary>
    public IReadOnlyList<Constraint> All => constraints;

    /// <summary>The activity that states what follows.</summary>
    public string? ActivityId { get; set; }

    /// <summary>What its step is kept by: its id, with the track where an application is planned once for each.</summary>
    public string? StepKey { get; set; }

    /// <summary>Names events within the track at hand; null where there is none.</summary>
    public Func<string, string>? Scope { get; set; }

    /// <summary>The activities that take time, by id.</summary>
    public IReadOnlyDictionary<string, Step> Steps => steps;

    /// <summary>How an event is called in sentences.</summary>
    public BilingualText NameOf(string @event) => names.GetValueOrDefault(@event) ?? EventNames.Of(@event);

    private string In(string @event) => Scope?.Invoke(@event) ?? @event;

    /// <summary>Names an event that is no anchor.</summary>
    public void Name(string @event, string name) => names[@event] = new BilingualText($"“{name}”", $"“{name}”");

    /// <summary>The activity at hand begins and ends with these events; what follows may begin on the same day.</summary>
    public void Runs(string start, string done) => Runs(start, done, day => day);

    /// <summary>The activity at hand begins and ends with these events.</summary>
    public void Runs(string start, string done, Func<LocalDate, LocalDate> next)
    {
        if (StepKey is not null)
            steps[StepKey] = new Step(In(start), In(done), next);
    }

    /// <summary>
    /// As <see cref="Runs(string, string, Func{LocalDate, LocalDate})"/>, for the first activity only that has these
    /// events: a second round through the same levels has no dates of its own.
    /// </summary>
    public void RunsFirst(string start, string done, Func<LocalDate, LocalDate>? next = null)
    {
        if (!steps.Values.Any(step => step.Start == In(start)))
            Runs(start, done, next ?? (day => day));
    }

    /// <summary>An event is not before what its rule gives.</summary>
    public void AtLeast(string @event, DateRule rule, Because why) => Add(@event, isLatest: false, rule, why);

    /// <summary>An event is not after what its rule gives.</summary>
    public void AtMost(string @event, DateRule rule, Because why) => Add(@event, isLatest: true, rule, why);

    /// <summary>An event is on the very day that its rule gives, unless a setting says otherwise.</summary>
    public void On(string @event, DateRule rule, Because why)
    {
        if (settings.ContainsKey(In(@event)))
            return;
        if (rule.AnchorName is null && why.Chinese is null && DayOf(rule, why.Kind) is { } day)
        {
            why = why with
            {
                Chinese = $"{NameOf(@event).Chinese}为{ConstraintWords.Iso(day)}",
                English = $"{NameOf(@event).English} is {ConstraintWords.Iso(day)}",
            };
        }
        AtLeast(@event, rule, why);
        // A first day is one day for both sides: resolved as a last day, 5月15日后 would lie before itself.
        if (why.Kind == ConstraintKind.Opening && rule.AnchorName is null && DayOf(rule, why.Kind) is { } first)
            Bound(In(@event), isLatest: true, first, why);
        else
            AtMost(@event, rule, why);
    }

    private LocalDate? DayOf(DateRule rule, ConstraintKind kind) =>
        kind == ConstraintKind.Opening
            ? resolver.ResolveOpening(rule, settings).TryGet(out var opening)
                ? opening.Date
                : null
            : resolver.FindDue(rule, settings).TryGet(out var due)
                ? due.Date
                : null;

    /// <summary>What the settings say.</summary>
    public void AddSettings()
    {
        (ActivityId, Scope) = (null, null);
        foreach (var (name, day) in settings)
        {
            var why = new Because(ConstraintKind.Stated, [])
            {
                Chinese = $"{NameOf(name).Chinese}定于{ConstraintWords.Iso(day)}",
                English = $"{NameOf(name).English} is set for {ConstraintWords.Iso(day)}",
            };
            Bound(name, isLatest: false, day, why);
            Bound(name, isLatest: true, day, why);
        }
    }

    /// <summary>What follows an activity does not begin before it is done.</summary>
    public void Follow(string activityId, Step first, Step second)
    {
        ActivityId = activityId;
        Relate(
            second.Start,
            isLatest: false,
            first.Done,
            first.Next,
            () =>
                ConstraintWords.Of(
                    NameOf(second.Start),
                    isLatest: false,
                    new OnRule { Anchor = first.Done },
                    NameOf(first.Done)
                ),
            Because.Order()
        );
    }

    private void Add(string name, bool isLatest, DateRule rule, Because why)
    {
        var @event = In(name);
        if (rule.AnchorName is { } anchor)
        {
            Relate(
                @event,
                isLatest,
                In(anchor),
                day => Resolve(rule, anchor, day, isLatest),
                Words(NameOf(@event), NameOf(In(anchor))),
                why
            );

            Func<BilingualText> Words(BilingualText what, BilingualText from) =>
                () => ConstraintWords.Of(what, isLatest, rule, from);
        }
        else if (
            isLatest
                ? resolver.FindDue(rule, new Dictionary<string, LocalDate>()).TryGet(out var due)
                : resolver
                    .ResolveOpening(rule, new Dictionary<string, LocalDate>())
                    .Map(opening => new DueDate(opening.Date, opening.Opens, opening.Date, opening.Provisional, ""))
                    .TryGet(out due)
        )
        {
            Bound(@event, isLatest, due.Date, why);
        }
    }

    /// <summary>For a first day a rest day stays one: nothing is put off without being said.</summary>
    private LocalDate Resolve(DateRule rule, string anchor, LocalDate day, bool isLatest)
    {
        var exact = isLatest ? rule : rule with { Roll = rule.Roll ?? DateRoll.None };
        return resolver.FindDue(exact, new Dictionary<string, LocalDate> { [anchor] = day }).TryGet(out var due)
            ? due.Date
            : day;
    }

    private void Bound(string @event, bool isLatest, LocalDate day, Because why) =>
        constraints.Add(
            new Constraint
            {
                Event = @event,
                IsLatest = isLatest,
                Day = day,
                Words = () => Said(why) ?? ConstraintWords.Of(NameOf(@event), isLatest, day),
                Why = why,
                ActivityId = ActivityId,
            }
        );

    private void Relate(
        string @event,
        bool isLatest,
        string anchor,
        Func<LocalDate, LocalDate> dayAfter,
        Func<BilingualText> words,
        Because why
    ) =>
        constraints.Add(
            new Constraint
            {
                Event = @event,
                IsLatest = isLatest,
                Anchor = anchor,
                DayAfter = dayAfter,
                Words = () => Said(why) ?? words(),
                Why = why,
                ActivityId = ActivityId,
            }
        );

    private static BilingualText? Said(Because why) =>
        why.Chinese is null ? null : new BilingualText(why.Chinese, why.English ?? why.Chinese);
}
