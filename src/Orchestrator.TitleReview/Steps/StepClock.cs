using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Steps;

/// <summary>
/// One dated step's clock. It is armed as soon as the date it counts from is known, follows that date when it moves, and stays
/// as it is once it was decided: a decided deadline never moves, a later date makes a new one.
/// </summary>
/// <param name="context">The run.</param>
/// <param name="name">The deadline's name within the activity.</param>
/// <param name="rule">How its date is counted.</param>
/// <param name="terms">What it is to whom.</param>
/// <param name="own">Dates of the step itself beside those of the cycle; null when it has none.</param>
internal sealed class StepClock(
    ActivityContext context,
    string name,
    DateRule rule,
    StepTerms terms,
    Dictionary<string, LocalDate>? own = null
)
{
    /// <summary>The clock that a step declares; null when it declares none.</summary>
    /// <param name="context">The run.</param>
    /// <param name="clock">What is declared.</param>
    /// <param name="own">Dates of the step itself; null when it counts from the cycle's.</param>
    public static StepClock? Of(
        ActivityContext context,
        DeclaredClock? clock,
        Dictionary<string, LocalDate>? own = null
    ) => clock is null ? null : new StepClock(context, clock.Name, clock.Date.Rule, clock.Terms, own);

    private IReadOnlyDictionary<string, LocalDate> Anchors => own ?? context.Anchors();

    // What was decided before the application was taken up again stays decided.
    private DateRule InForce => State is { IsOpen: false } ? rule : context.InForce(rule, Anchors);

    private ClockState? State
    {
        get => context.GetProperty<ClockState>(name);
        set => context.SetProperty(name, value);
    }

    /// <summary>Its due date as the anchors stand, of an opening the first moment; null when its anchor is not known yet.</summary>
    public DueDate? Due =>
        rule.AnchorName is { } anchor && !Anchors.ContainsKey(anchor) ? null
        : terms.Kind == DeadlineKind.Opening ? Opening
        : context.Dates().FindDue(InForce, Anchors).Value;

    private DueDate Opening
    {
        get
        {
            var opens = context.Dates().ResolveOpening(rule, Anchors).Value;
            return new DueDate(opens.Date, opens.Opens, opens.Date, opens.Provisional, opens.CalendarVersion);
        }
    }

    /// <summary>Whether it was armed and its deadline waits.</summary>
    public bool IsOpen => State is { IsOpen: true };

    /// <summary>Whether it is too late now.</summary>
    public bool IsOver => Due is { } due && context.Now >= due.Due;

    /// <summary>Whether a stimulus is its deadline falling due.</summary>
    public bool IsDeadline(Stimulus stimulus) =>
        stimulus.IsDue() && State is { } state && stimulus.Deadline == NameOf(state.Run);

    /// <summary>Arms it, or waits until its anchor is stated.</summary>
    public void Start()
    {
        if (own is null)
            context.Wait(ReviewEvents.AnchorsChanged);
        ArmWhenKnown();
    }

    /// <summary>Arms it when its date has become known and it never was; else does nothing.</summary>
    public void ArmWhenKnown()
    {
        if (State is null && Due is { } due)
            Arm(due, 1);
    }

    /// <summary>Follows its anchor, another calendar and another rule. Returns whether the stimulus was about it.</summary>
    public bool Follow(Stimulus stimulus)
    {
        var followed = rule.AnchorName is { } name ? TrackNames.BaseOf(name) : null;
        if (stimulus.ChangedAnchor() is not { } anchor || (anchor != followed && anchor != AnchorNames.Any))
            return false;
        if (Due is not { } due)
            return true;
        if (State is not { } state)
            Arm(due, 1);
        else if (state.IsOpen)
            Move(due, state, anchor);
        else if (anchor == followed && due.Due > context.Now && due.Due.ToUnixTimeSeconds() > state.Due)
            Arm(due, state.Run + 1);
        return true;
    }

    /// <summary>The action was done in time.</summary>
    public void Meet() => Close(DeadlineState.Met);

    /// <summary>It has lost its meaning.</summary>
    public void Drop() => Close(DeadlineState.Void);

    /// <summary>Notes that its deadline has fallen due and was decided.</summary>
    public void Decide()
    {
        if (State is { } state)
            State = state with { IsOpen = false, Due = Due?.Due.ToUnixTimeSeconds() ?? state.Due };
    }

    private void Close(DeadlineState outcome)
    {
        if (State is not { IsOpen: true } state)
            return;
        context.CloseDeadline(NameOf(state.Run), outcome);
        Decide();
    }

    private void Arm(DueDate due, int run)
    {
        context.Arm(DeadlineRequests.At(NameOf(run), due, terms, [InForce], Anchors));
        State = new ClockState(run, due.Due.ToUnixTimeSeconds(), IsOpen: true);
    }

    // The row knows whether its instant is another one: what moved without this run being asked must not stand in its state.
    private void Move(DueDate due, ClockState state, string anchor)
    {
        var date = Anchors.TryGetValue(anchor, out var day)
            ? $"{anchor}={LocalDatePattern.Iso.Format(day)}"
            : "counted again";
        context.Move(DeadlineRequests.At(NameOf(state.Run), due, terms, [InForce], Anchors), date);
    }

    private string NameOf(int run) => run == 1 ? name : $"{name}-{run}";
}
