using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Orchestrator.Workflows.Flow;

namespace Orchestrator.Workflows.Runtime;

/// <summary>Writes a state. Member names: see <see cref="StateReader"/>.</summary>
internal static class StateWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    public static byte[] Write(WorkflowState state)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(1024);
        var writer = _writer ??= new Utf8JsonWriter(buffer, Options);
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        Write(writer, state);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, WorkflowState state, bool withInput = true)
    {
        writer.WriteStartObject();
        if (state.SubStatus != WorkflowSubStatus.Suspended)
            writer.WriteNumber("s", (int)state.SubStatus);
        writer.WriteNumber("n", state.LastNumber);
        if (state.FlowchartMode != FlowchartMode.Counter)
            writer.WriteNumber("m", (int)state.FlowchartMode);
        Text(writer, "c", state.CorrelationId);
        Text(writer, "w", state.Name);
        Text(writer, "t", state.TriggerActivityId);
        Text(writer, "e", state.Stage);
        if (state.Grace is { } grace)
        {
            writer.WriteStartArray("g");
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(grace.At));
            writer.WriteStringValue(LocalDatePattern.Iso.Format(grace.Until));
            writer.WriteEndArray();
        }

        if (state.Parent is { } parent)
        {
            writer.WriteStartArray("u");
            writer.WriteStringValue(parent.InstanceId);
            writer.WriteStringValue(parent.ActivityInstanceId);
            writer.WriteEndArray();
        }

        if (withInput && state.Input.Count > 0)
            Node(writer, "i", state.Input);
        if (state.Output.Count > 0)
            Node(writer, "o", state.Output);
        Values(writer, "v", state.Written);
        if (state.Runs.Count > 0)
        {
            writer.WriteStartArray("r");
            foreach (var run in state.Runs)
                Run(writer, run);
            writer.WriteEndArray();
        }

        if (state.Recorded.Count > 0)
            Incidents(writer, state.Recorded);
        if (state.ActivityOutputs is { Count: > 0 } outputs)
        {
            writer.WriteStartObject("y");
            foreach (var (activity, values) in outputs)
                Values(writer, activity, values);
            writer.WriteEndObject();
        }

        if (state.LastResult is not null)
            Node(writer, "l", state.LastResult);
        if (state.Lapse is { } lapse)
        {
            writer.WriteStartArray("z");
            writer.WriteStringValue(lapse.ActivityInstanceId);
            writer.WriteStringValue(lapse.Deadline);
            // An instance has one input from its start to its end.
            Write(writer, lapse.State, withInput: false);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Run(Utf8JsonWriter writer, ActivityRun run)
    {
        writer.WriteStartObject();
        writer.WriteNumber("i", run.Number);
        writer.WriteString("a", run.ActivityId);
        if (run.Parent is not null)
            writer.WriteNumber("p", run.Parent.Number);
        if (run.Faulted)
            writer.WriteBoolean("f", true);
        if (run.Backward)
            writer.WriteBoolean("b", true);
        Text(writer, "g", run.Tag);
        if (run.Waits is { Count: > 0 } waits)
        {
            writer.WriteStartArray("w");
            foreach (var name in waits)
                writer.WriteStringValue(name);
            writer.WriteEndArray();
        }

        if (run.Deadlines is { Count: > 0 } deadlines)
        {
            writer.WriteStartObject("d");
            foreach (var deadline in deadlines)
                writer.WriteNumber(deadline.Name, (int)deadline.Kind);
            writer.WriteEndObject();
        }

        Values(writer, "v", run.Variables);
        Values(writer, "k", run.Properties);
        Values(writer, "o", run.Outputs);
        if (run.Flow is { } flow)
            Flow(writer, flow);
        writer.WriteEndObject();
    }

    /// <summary>Visits and connections as pairs "index:count" would be longer than plain digits: most counts are 0 or 1.</summary>
    private static void Flow(Utf8JsonWriter writer, FlowMemory flow)
    {
        if (flow.Tokens.Count > 0)
        {
            writer.WriteStartArray("q");
            foreach (var token in flow.Tokens)
                writer.WriteNumberValue((token.Connection << 2) | (token.Consumed ? 1 : 0) | (token.Blocked ? 2 : 0));
            writer.WriteEndArray();
        }

        if (flow.Visits.AsSpan().IndexOfAnyExcept(0) >= 0 || flow.ConnectionVisits.AsSpan().IndexOfAnyExcept(0) >= 0)
        {
            Counts(writer, "x", flow.Visits, null);
            Counts(writer, "y", flow.ConnectionVisits, flow.Followed);
        }
    }

    private static void Counts(Utf8JsonWriter writer, string name, int[] counts, bool[]? followed)
    {
        const int largestDigit = 40;
        Span<char> digits = counts.Length <= 256 ? stackalloc char[counts.Length] : new char[counts.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            var value = followed is null ? counts[i] : (counts[i] << 1) | (followed[i] ? 1 : 0);
            if (value > largestDigit)
            {
                WriteLargeCounts(writer, name, counts, followed);
                return;
            }

            digits[i] = (char)('0' + value);
        }

        writer.WriteString(name, digits.TrimEnd('0'));
    }

    private static void WriteLargeCounts(Utf8JsonWriter writer, string name, int[] counts, bool[]? followed)
    {
        writer.WriteStartArray(name);
        for (var i = 0; i < counts.Length; i++)
            writer.WriteNumberValue(followed is null ? counts[i] : ((long)counts[i] << 1) | (followed[i] ? 1L : 0));
        writer.WriteEndArray();
    }

    private static void Incidents(Utf8JsonWriter writer, List<Incident> incidents)
    {
        writer.WriteStartArray("x");
        foreach (var incident in incidents)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(incident.ActivityId);
            writer.WriteStringValue(incident.NodeId);
            writer.WriteStringValue(incident.ActivityType);
            writer.WriteStringValue(incident.Code);
            writer.WriteStringValue(incident.Message);
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(incident.Timestamp));
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    private static void Values(Utf8JsonWriter writer, string name, Dictionary<string, JsonNode?>? values)
    {
        if (values is null || values.Count == 0)
            return;
        writer.WriteStartObject(name);
        foreach (var (key, value) in values)
            Node(writer, key, value);
        writer.WriteEndObject();
    }

    private static void Node(Utf8JsonWriter writer, string name, JsonNode? value)
    {
        writer.WritePropertyName(name);
        if (value is null)
            writer.WriteNullValue();
        else
            value.WriteTo(writer);
    }
}
