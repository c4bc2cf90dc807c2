using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Outlines;

/// <summary>Collects what one activity says of itself.</summary>
/// <param name="inputs">Its inputs as the definition gives them.</param>
/// <param name="isOfCase">True: it is a step of one application, not of the cycle.</param>
/// <param name="track">The track (批次) that it is of, or that its application is of; null: the cycle as a whole.</param>
internal sealed class StepOutline(StaticInputs inputs, bool isOfCase, string? track)
{
    private readonly List<StepEnd> ends = [];
    private readonly List<StatedDate> stated = [];
    private readonly List<string> told = [];
    private readonly List<string> own = [];
    private readonly List<(string Name, string What)> watched = [];

    /// <summary>Whether it is a step of one application: then whatever it ends by has to lead on.</summary>
    public bool IsOfCase => isOfCase;

    /// <summary>The track that it is of; null: the cycle as a whole.</summary>
    public string? Track => track;

    /// <summary>The ways in which it may end.</summary>
    public IReadOnlyList<StepEnd> Ends => ends;

    /// <summary>The dates it states, each by its full name: of its track, where it has one.</summary>
    public IReadOnlyList<StatedDate> Stated => stated;

    /// <summary>What it tells the applications of its cycle.</summary>
    public IReadOnlyList<string> Told => told;

    /// <summary>Dates that only the step itself knows, beside those of the cycle.</summary>
    public IReadOnlyList<string> Own => own;

    /// <summary>Dates that it looks for without waiting for them: what they are for, in Chinese.</summary>
    public IReadOnlyList<(string Name, string What)> Watched => watched;

    /// <summary>It listens for what may never happen: nothing may depend on its end.</summary>
    public bool IsOptional { get; private set; }

    /// <summary>It ends the whole definition.</summary>
    public bool IsEnd { get; private set; }

    /// <summary>The definition that it starts; null when it starts none.</summary>
    public string? Starts { get; private set; }

    /// <summary>An input's value before anything runs.</summary>
    public T? Get<T>(Input<T>? input, T? declared = default) => inputs.Get(input, declared);

    /// <summary>Whether a switch is on, or may be switched on for a cycle.</summary>
    public bool MayBe(Input<bool>? input, bool declared = false) => inputs.IsOpen(input) || inputs.Get(input, declared);

    /// <summary>Whether a switch is on for every cycle.</summary>
    public bool Is(Input<bool>? input, bool declared = false) => !inputs.IsOpen(input) && inputs.Get(input, declared);

    /// <summary>It may end so, when all that is needed is there; something has to follow.</summary>
    public StepOutline EndsWith(string port, params IReadOnlyList<Signal> needs)
    {
        ends.Add(new StepEnd(port, needs, LeadsOn: true));
        return this;
    }

    /// <summary>It may end so, and nothing has to follow.</summary>
    public StepOutline MayEndWith(string port, params IReadOnlyList<Signal> needs)
    {
        ends.Add(new StepEnd(port, needs, LeadsOn: false));
        return this;
    }

    /// <summary>It ends so where the cycle has a step that tells it; then something has to follow.</summary>
    public StepOutline EndsIfTold(string port, string told)
    {
        ends.Add(new StepEnd(port, [Signal.Told(told)], LeadsOn: true) { IsByChance = true });
        return this;
    }

    /// <summary>Once it has ended, these dates are stated.</summary>
    public StepOutline States(params IReadOnlyList<string> names)
    {
        foreach (var name in names)
            stated.Add(new StatedDate(TrackNames.Of(name, track), AtOnce: false, []));
        return this;
    }

    /// <summary>As soon as it runs and what the rule counts from is known, a date is stated.</summary>
    public StepOutline StatesBy(string? name, DateRule? rule)
    {
        if (!string.IsNullOrEmpty(name) && rule is not null)
        {
            stated.Add(new StatedDate(TrackNames.Of(name, track), AtOnce: true, NeedsOf(rule)));
        }
        return this;
    }

    /// <summary>As <see cref="StatesBy"/>, for the cycle as a whole beside the step's own track.</summary>
    public StepOutline StatesForAll(string name, DateRule? rule)
    {
        if (track is not null && rule is not null)
            stated.Add(new StatedDate(name, AtOnce: true, NeedsOf(rule)));
        return this;
    }

    /// <summary>It tells the applications.</summary>
    public StepOutline Tells(params IReadOnlyList<string> names)
    {
        told.AddRange(names);
        return this;
    }

    /// <summary>Dates that only this step knows.</summary>
    public StepOutline Knows(params IReadOnlyList<string> names)
    {
        own.AddRange(names);
        return this;
    }

    /// <summary>It looks for a date that has to be stated some day, or its purpose is lost.</summary>
    /// <param name="name">The date; nothing when the definition names none.</param>
    /// <param name="what">What it is for, in Chinese: “完成标志”.</param>
    public StepOutline Watches(string? name, string what)
    {
        if (!string.IsNullOrEmpty(name))
            watched.Add((name, what));
        return this;
    }

    /// <summary>Nothing may depend on its end.</summary>
    public StepOutline Listens()
    {
        IsOptional = true;
        return this;
    }

    /// <summary>It ends the whole definition.</summary>
    public StepOutline IsTheEnd()
    {
        IsEnd = true;
        return this;
    }

    private static IReadOnlyList<Signal> NeedsOf(DateRule rule) =>
        rule.AnchorName is { } anchor ? [Signal.Date(anchor)] : [];

    /// <summary>It starts instances of another definition.</summary>
    public StepOutline StartsCases(string? definitionId)
    {
        Starts = definitionId;
        return this;
    }
}
