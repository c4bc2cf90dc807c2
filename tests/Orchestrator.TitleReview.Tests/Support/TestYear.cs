using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Meetings;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Publicity;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Tests.Support;

/// <summary>
/// A whole year in memory: a cycle, its applications, a clock that a test moves, and what the engine would do between
/// them.
/// </summary>
internal sealed class TestYear
{
    private readonly Dictionary<string, LocalDate> anchors = [];
    private readonly Dictionary<long, Instance> applications = [];
    private readonly Dictionary<long, JsonObject> payloads = [];
    private readonly WorkflowPlan applicationPlan;
    private readonly FlowchartMode mode;
    private long lastId = 100;

    public TestYear(
        WorkflowPlan? schedule = null,
        WorkflowPlan? application = null,
        JsonObject? input = null,
        FlowchartMode mode = default,
        string from = "2024-09-02 09:00"
    )
    {
        applicationPlan = application ?? Definitions.TianjinApplication;
        Input = input;
        this.mode = mode;
        Now = At(from);
        Cycle = new Instance(1, schedule ?? Definitions.Tianjin);
        var started = WorkflowRuntime.Start(
            Cycle.Plan,
            new StartRequest { Input = input, FlowchartMode = mode },
            Environment(ReviewEvents.PlanFiled, 1)
        );
        Commit(Cycle, started);
    }

    public Instance Cycle { get; }

    public JsonObject? Input { get; }

    public IReadOnlyDictionary<string, LocalDate> Anchors => anchors;

    public Instant Now { get; private set; }

    public ExpertPool Pool { get; set; } =
        new(
            "2024-08",
            [
                .. Enumerable
                    .Range(1, 40)
                    .Select(number => new PoolExpert($"E{number:00}", $"X{number:00}")
                    {
                        IsSkilled = number % 8 == 0,
                        IsNonPublic = number % 5 == 0,
                    }),
            ]
        );

    public IntakeRecords Records { get; set; } = new();

    public static Instant At(string local) =>
        ChinaTime
            .Zone.AtStrictly(
                NodaTime
                    .Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss.FFF")
                    .Parse(local.Length == "uuuu-MM-dd HH:mm".Length ? local + ":00" : local)
                    .Value
            )
            .ToInstant();

    public Instance Application(long id) => applications[id];

    /// <summary>Moves the clock; everything that falls due on the way is decided at its due instant.</summary>
    public void MoveTo(string local)
    {
        var target = At(local);
        while (NextDue(target) is { } next)
        {
            if (next.Row.Due > Now)
                Now = next.Row.Due;
            Deliver(next.Instance, Stimulus.DeadlineDue(next.Row.ActivityInstanceId, next.Row.Request.Name))
                .ShouldBeNull();
        }

        Now = target;
    }

    /// <summary>Moves the clock without deciding what falls due: an arrival that overtakes the enforcer.</summary>
    public void JumpTo(string local) => Now = At(local);

    /// <summary>Moves a date as people do: it is stated anew, and all hear of it.</summary>
    public void State(string name, LocalDate date)
    {
        anchors[name] = date;
        Tell(
            [Cycle, .. applications.Values],
            new Stimulus(ReviewEvents.AnchorsChanged, new JsonObject { ["name"] = name })
        );
    }

    /// <summary>Sends an event to the cycle; null when it was accepted.</summary>
    public Refusal? Send(string name, string payload = "{}", string? role = null) =>
        Send(Cycle, EventLevel.Cycle, name, payload, role);

    /// <summary>Sends an event to an application; null when it was accepted.</summary>
    public Refusal? Send(long application, string name, string payload = "{}", string? role = null) =>
        Send(applications[application], EventLevel.Application, name, payload, role);

    /// <summary>Submits an application of a different person each time; the refusal when it is not accepted.</summary>
    public (long Id, Refusal? Refusal) Submit(Action<JsonObject>? change = null)
    {
        var id = ++lastId;
        var payload = ReviewEvents.Find(EventLevel.Application, ReviewEvents.ApplicationSubmitted)!.ExamplePayload();
        payload["person"] = $"P{id}";
        change?.Invoke(payload);
        payloads[id] = payload;
        var instance = new Instance(id, applicationPlan);
        var started = WorkflowRuntime.Start(
            applicationPlan,
            new StartRequest { Input = Input, FlowchartMode = mode },
            Environment(ReviewEvents.ApplicationSubmitted, id)
        );
        if (started.Refusal is { } refusal)
            return (id, refusal);
        applications[id] = instance;
        Commit(instance, started);
        return (id, null);
    }

    private Refusal? Send(Instance instance, EventLevel level, string name, string payload, string? role)
    {
        var known = ReviewEvents.Find(level, name).ShouldNotBeNull(name);
        var json = JsonNode.Parse(payload)!.AsObject();
        var actor = new Actor(role ?? known.Roles[0], null, "test");
        known.MayBeSentBy(actor.Role).ShouldBeTrue($"{actor.Role} may not send {name}");
        return Deliver(instance, new Stimulus(name, json) { Actor = actor });
    }

    private Refusal? Deliver(Instance instance, Stimulus stimulus)
    {
        var transition = WorkflowRuntime.Resume(
            instance.Plan,
            instance.State,
            stimulus,
            Environment(stimulus.Name, instance.Id)
        );
        if (transition.Refusal is { } refusal)
            return refusal;
        Commit(instance, transition);
        return null;
    }

    private void Commit(Instance instance, Transition transition)
    {
        transition.Refusal.ShouldBeNull();
        transition.State.Incidents.ShouldBeEmpty();
        instance.Apply(transition);
        foreach (var (name, date) in transition.Anchors)
            anchors[name] = date;
        foreach (var name in transition.Anchors.Keys)
        {
            Tell(
                [Cycle, .. applications.Values],
                new Stimulus(ReviewEvents.AnchorsChanged, new JsonObject { ["name"] = name })
            );
        }
        foreach (var message in transition.Messages)
            Send(message);
    }

    private void Send(OutgoingMessage message)
    {
        switch (message)
        {
            case StimulusToCycle toCycle:
                Tell([Cycle], toCycle.Stimulus);
                break;
            case StimulusToApplications toAll:
                Tell(applications.Values.Where(item => IsFor(item, toAll.Stimulus)), toAll.Stimulus);
                break;
            case StimulusToSome toSome:
                Tell(toSome.InstanceIds.Select(id => applications[id]), toSome.Stimulus);
                break;
        }
    }

    private void Tell(IEnumerable<Instance> instances, Stimulus stimulus)
    {
        foreach (var instance in instances.Where(instance => instance.WaitsFor(stimulus.Name)).ToList())
            Deliver(instance, stimulus).ShouldBeNull();
    }

    private (Instance Instance, DeadlineRow Row)? NextDue(Instant until) =>
        applications
            .Values.Prepend(Cycle)
            .SelectMany(instance => instance.Deadlines.Select(row => (Instance: instance, Row: row)))
            .Where(entry => entry.Row.State == DeadlineState.Armed && entry.Row.Due <= until)
            .OrderBy(entry => entry.Row.Due)
            .Select(entry => ((Instance, DeadlineRow)?)entry)
            .FirstOrDefault();

    private RunEnvironment Environment(string stimulus, long instance)
    {
        var data = CountingData.Of(CalendarBook.Official, "cn");
        if (
            stimulus
            is ReviewEvents.DrawCommitted
                or ReviewEvents.DrawPerformed
                or ReviewEvents.DrawRecused
                or ReviewEvents.BallotsRecorded
                or ReviewEvents.ReviewClosed
                or ReviewEvents.InterviewCalled
                or ReviewEvents.ObjectionRaised
                or ReviewEvents.AcceptanceFinished
        )
        {
            data[typeof(ExpertPool)] = Pool;
            var agenda = Agenda(item => item.Stage == Stages.AwaitingReview);
            data[typeof(MeetingAgenda)] = new MeetingAgenda(
                stimulus is ReviewEvents.AcceptanceFinished or ReviewEvents.ObjectionRaised
                    ? Agenda(item => item.IsRunning)
                    : agenda
            );
            data[typeof(VotingAgenda)] = new VotingAgenda(agenda);
        }

        if (stimulus == ReviewEvents.PublicitiesLook)
            data[typeof(OpenPublicities)] = new OpenPublicities([.. applications.Values.Where(IsOpen).Select(Open)]);
        if (payloads.TryGetValue(instance, out var payload))
            data[typeof(ApplicationFacts)] = new ApplicationFacts(payload);
        if (stimulus == ReviewEvents.ApplicationSubmitted)
            data[typeof(IntakeRecords)] = Records;
        return new RunEnvironment
        {
            Now = Now,
            InstanceId = $"{instance}",
            Anchors = TrackNames.Within(new Dictionary<string, LocalDate>(anchors), TrackOf(instance)),
            Data = data,
        };
    }

    /// <summary>What a cycle tells one track, the others do not hear.</summary>
    private bool IsFor(Instance item, Stimulus stimulus) =>
        EventTracks.Audience(stimulus.Name, stimulus.Payload) is not { } track || TrackOf(item.Id) == track;

    private static bool IsOpen(Instance item) =>
        item.IsRunning && (item.Stage is null || OpenPublicities.Stages.Contains(item.Stage));

    private OpenPublicity Open(Instance item)
    {
        var payload = payloads[item.Id];
        return new OpenPublicity(
            (string)payload["series"]!,
            (string)payload["level"]!,
            (string?)payload["route"],
            (string?)payload["committee"]
        );
    }

    private List<AgendaItem> Agenda(Func<Instance, bool> isOn) =>
        [
            .. applications
                .Values.Where(isOn)
                .Select(item => new AgendaItem(
                    item.Id,
                    $"P{item.Id}",
                    payloads[item.Id]["employer"]!.GetValue<string>()
                )
                {
                    Member = new TrackMember(
                        (string)payloads[item.Id]["series"]!,
                        (string)payloads[item.Id]["level"]!,
                        (string?)payloads[item.Id]["route"],
                        (string?)payloads[item.Id]["committee"]
                    ),
                }),
        ];

    /// <summary>An application counts from the dates of its own track.</summary>
    private string? TrackOf(long instance)
    {
        if (!payloads.TryGetValue(instance, out var payload))
            return null;
        return ScheduleTracks
            .Of(Cycle.Plan)
            .FirstOrDefault(track =>
                track.IsDeclared && track.Fits(Text("series"), Text("level"), Text("route"), Text("committee"))
            )
            ?.Key;

        string? Text(string name) => (string?)payload[name];
    }
}
