using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Orchestrator.Workflows.Flow;
using Orchestrator.Workflows.Json;

namespace Orchestrator.Workflows.Runtime;

/// <summary>
/// Reads a state. Members: s sub-status (absent: Suspended), n last number, m flowchart mode, c correlation id, w name,
/// t trigger, u parent (instance, run), i input, o output, v variables, r runs, x incidents, y outputs of activities, l last result.
/// Of a run: i number, a activity id, p parent's number, f faulted, b reached backward, g tag, w waits, d deadlines
/// (name to kind), v variables, k properties, o outputs, q tokens, x visits, y connection visits.
/// </summary>
internal static class StateReader
{
    public static WorkflowState Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        Expect(ref reader, JsonTokenType.StartObject);
        var state = new WorkflowState { SubStatus = WorkflowSubStatus.Suspended };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            Member(ref reader, state);
        if (state.SubStatus is WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled or WorkflowSubStatus.Faulted)
            state.Status = WorkflowStatus.Finished;
        return reader.TokenType == JsonTokenType.EndObject ? state : throw new JsonException("The end is missing.");
    }

    private static void Member(ref Utf8JsonReader reader, WorkflowState state)
    {
        var name = Letter(ref reader);
        switch (name)
        {
            case 's':
                state.SubStatus = (WorkflowSubStatus)reader.GetInt32();
                break;
            case 'n':
                state.LastNumber = reader.GetInt32();
                break;
            case 'm':
                state.FlowchartMode = (FlowchartMode)reader.GetInt32();
                break;
            case 'c':
                state.CorrelationId = reader.GetString();
                break;
            case 'w':
                state.Name = reader.GetString();
                break;
            case 't':
                state.TriggerActivityId = reader.GetString();
                break;
            case 'u':
                state.Parent = new ParentRun(Next(ref reader), Next(ref reader));
                reader.Read();
                break;
            case 'i':
                state.Input = (JsonObject)Nodes.Read(ref reader)!;
                break;
            case 'o':
                state.Output = (JsonObject)Nodes.Read(ref reader)!;
                break;
            case 'v':
                Values(ref reader, state.Written);
                break;
            case 'r':
                while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                    state.Runs.Add(Run(ref reader, state.Runs));
                break;
            case 'x':
                while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
                    state.Recorded.Add(Incident(ref reader));
                break;
            case 'y':
                state.ActivityOutputs = new(StringComparer.Ordinal);
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var activity = reader.GetString()!;
                    reader.Read();
                    state.ActivityOutputs[activity] = Values(ref reader, new(StringComparer.Ordinal));
                }

                break;
            case 'l':
                state.LastResult = Nodes.Read(ref reader);
                break;
            default:
                throw new JsonException($"Unknown member '{name}'.");
        }
    }

    private static ActivityRun Run(ref Utf8JsonReader reader, List<ActivityRun> before)
    {
        var draft = new RunDraft();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            RunMember(ref reader, draft, before);
        return draft.ToRun();
    }

    private static void RunMember(ref Utf8JsonReader reader, RunDraft run, List<ActivityRun> before)
    {
        var name = Letter(ref reader);
        switch (name)
        {
            case 'i':
                run.Number = reader.GetInt32();
                break;
            case 'a':
                run.ActivityId = reader.GetString()!;
                break;
            case 'p':
                var number = reader.GetInt32();
                run.Parent = before.Find(x => x.Number == number) ?? throw new JsonException($"The parent {number} is missing.");
                break;
            case 'f':
                run.Faulted = reader.GetBoolean();
                break;
            case 'b':
                run.Backward = reader.GetBoolean();
                break;
            case 'g':
                run.Tag = reader.GetString();
                break;
            case 'w':
                run.Waits = [];
                while (reader.Read() && reader.TokenType == JsonTokenType.String)
                    run.Waits.Add(reader.GetString()!);
                break;
            case 'd':
                run.Deadlines = [];
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var deadline = reader.GetString()!;
                    reader.Read();
                    run.Deadlines.Add(new OpenDeadline(deadline, (DeadlineKind)reader.GetInt32()));
                }

                break;
            case 'v':
                run.Variables = Values(ref reader, new(StringComparer.Ordinal));
                break;
            case 'k':
                run.Properties = Values(ref reader, new(StringComparer.Ordinal));
                break;
            case 'o':
                run.Outputs = Values(ref reader, new(StringComparer.Ordinal));
                break;
            case 'q':
                run.Tokens = Numbers(ref reader);
                break;
            case 'x':
                run.Visits = Numbers(ref reader);
                break;
            case 'y':
                run.Connections = Numbers(ref reader);
                break;
            default:
                throw new JsonException($"Unknown member '{name}' of a run.");
        }
    }

    private static List<int> Numbers(ref Utf8JsonReader reader)
    {
        var numbers = new List<int>();
        if (reader.TokenType == JsonTokenType.String)
        {
            foreach (var digit in reader.ValueSpan)
                numbers.Add(digit - '0');
            return numbers;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
            numbers.Add(reader.GetInt32());
        return numbers;
    }

    private static Incident Incident(ref Utf8JsonReader reader)
    {
        var texts = new string[6];
        for (var i = 0; i < texts.Length; i++)
        {
            Expect(ref reader, JsonTokenType.String);
            texts[i] = reader.GetString()!;
        }

        Expect(ref reader, JsonTokenType.EndArray);
        return new Incident(texts[0], texts[1], texts[2], texts[3], texts[4], InstantPattern.ExtendedIso.Parse(texts[5]).GetValueOrThrow());
    }

    private static Dictionary<string, JsonNode?> Values(ref Utf8JsonReader reader, Dictionary<string, JsonNode?> values)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            values[name] = Nodes.Read(ref reader);
        }

        return values;
    }

    private static string Next(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.String);
        return reader.GetString()!;
    }

    private static char Letter(ref Utf8JsonReader reader)
    {
        var name = reader.ValueSpan.Length == 1 ? (char)reader.ValueSpan[0] : '?';
        reader.Read();
        return name;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (!reader.Read() || reader.TokenType != token)
            throw new JsonException($"{token} is expected.");
    }

    private sealed class RunDraft
    {
        public int Number { get; set; }

        public string ActivityId { get; set; } = "";

        public ActivityRun? Parent { get; set; }

        public bool Faulted { get; set; }

        public bool Backward { get; set; }

        public string? Tag { get; set; }

        public List<string>? Waits { get; set; }

        public List<OpenDeadline>? Deadlines { get; set; }

        public Dictionary<string, JsonNode?>? Variables { get; set; }

        public Dictionary<string, JsonNode?>? Properties { get; set; }

        public Dictionary<string, JsonNode?>? Outputs { get; set; }

        public List<int>? Tokens { get; set; }

        public List<int>? Visits { get; set; }

        public List<int>? Connections { get; set; }

        public ActivityRun ToRun() => new(Number, ActivityId, Parent)
        {
            Faulted = Faulted,
            Backward = Backward,
            Tag = Tag,
            Waits = Waits,
            Deadlines = Deadlines,
            Variables = Variables,
            Properties = Properties,
            Outputs = Outputs,
            Flow = Tokens is null && Visits is null && Connections is null ? null : FlowMemory.Of(Visits ?? [], Connections ?? [], Tokens ?? []),
        };
    }
}
