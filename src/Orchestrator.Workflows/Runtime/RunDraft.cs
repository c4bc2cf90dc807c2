using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.Flow;

namespace Orchestrator.Workflows.Runtime;

/// <summary>A run of an activity while it is read from a stored state. Members: see <see cref="StateReader"/>.</summary>
internal sealed class RunDraft
{
    public int Number { get; set; }

    public string ActivityId { get; set; } = "";

    public ActivityRun? Parent { get; set; }

    public bool Faulted { get; set; }

    public bool Backward { get; set; }

    public string? Tag { get; set; }

    public List<string>? Waits { get; set; }

    public List<PendingDeadline>? Deadlines { get; set; }

    public Dictionary<string, JsonNode?>? Variables { get; set; }

    public Dictionary<string, JsonNode?>? Properties { get; set; }

    public Dictionary<string, JsonNode?>? Outputs { get; set; }

    public List<int>? Tokens { get; set; }

    public List<int>? Visits { get; set; }

    public List<int>? Connections { get; set; }

    public ActivityRun ToRun() =>
        new(Number, ActivityId, Parent)
        {
            Faulted = Faulted,
            Backward = Backward,
            Tag = Tag,
            Waits = Waits,
            Deadlines = Deadlines,
            Variables = Variables,
            Properties = Properties,
            Outputs = Outputs,
            Flow =
                Tokens is null && Visits is null && Connections is null
                    ? null
                    : FlowMemory.Of(Visits ?? [], Connections ?? [], Tokens ?? []),
        };

    /// <summary>Reads a run; its parent is among those before it.</summary>
    public static ActivityRun Read(ref Utf8JsonReader reader, List<ActivityRun> before)
    {
        var draft = new RunDraft();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            Member(ref reader, draft, before);
        return draft.ToRun();
    }

    private static void Member(ref Utf8JsonReader reader, RunDraft run, List<ActivityRun> before)
    {
        var name = StateReader.Letter(ref reader);
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
                run.Parent = before.Find(activityRun => activityRun.Number == number)
                    ?? throw new JsonException($"The parent {number} is missing.");
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
                    run.Deadlines.Add(new PendingDeadline(deadline, (DeadlineKind)reader.GetInt32()));
                }

                break;
            case 'v':
                run.Variables = StateReader.Values(ref reader, new(StringComparer.Ordinal));
                break;
            case 'k':
                run.Properties = StateReader.Values(ref reader, new(StringComparer.Ordinal));
                break;
            case 'o':
                run.Outputs = StateReader.Values(ref reader, new(StringComparer.Ordinal));
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
}
