using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Orchestrator.Workflows.Json;

namespace Orchestrator.Workflows.Runtime;

/// <summary>
/// Reads a state. Members: s sub-status (absent: Suspended), n last number, m flowchart mode, c correlation id, w name,
/// t trigger, e stage, g grace (instant, day), u parent (instance, run), i input, o output, v variables, r runs, x incidents,
/// y outputs of activities, l last result, z lapse (run, deadline, the state before without the input, which is the same).
/// Of a run: i number, a activity id, p parent's number, f faulted, b reached backward, g tag, w waits, d deadlines
/// (name to kind), v variables, k properties, o outputs, q tokens, x visits, y connection visits.
/// </summary>
internal static class StateReader
{
    public static WorkflowState Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        Expect(ref reader, JsonTokenType.StartObject);
        return ReadState(ref reader);
    }

    private static WorkflowState ReadState(ref Utf8JsonReader reader)
    {
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
            case 'e':
                state.Stage = reader.GetString();
                break;
            case 'g':
                state.Grace = new Grace(
                    InstantPattern.ExtendedIso.Parse(Next(ref reader)).GetValueOrThrow(),
                    LocalDatePattern.Iso.Parse(Next(ref reader)).GetValueOrThrow()
                );
                reader.Read();
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
                    state.Runs.Add(RunDraft.Read(ref reader, state.Runs));
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
            case 'z':
                var (run, deadline) = (Next(ref reader), Next(ref reader));
                Expect(ref reader, JsonTokenType.StartObject);
                var before = ReadState(ref reader);
                before.Input = state.Input;
                state.Lapse = new Lapse(run, deadline, before);
                reader.Read();
                break;
            default:
                throw new JsonException($"Unknown member '{name}'.");
        }
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
        return new Incident(
            texts[0],
            texts[1],
            texts[2],
            texts[3],
            texts[4],
            InstantPattern.ExtendedIso.Parse(texts[5]).GetValueOrThrow()
        );
    }

    internal static Dictionary<string, JsonNode?> Values(
        ref Utf8JsonReader reader,
        Dictionary<string, JsonNode?> values
    )
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

    internal static char Letter(ref Utf8JsonReader reader)
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
}
