using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Jint;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Interop;
using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Expressions;

/// <summary>What a script may call, in one evaluation.</summary>
internal sealed class ScriptGlobals(Engine engine, Scope scope, ScriptBounds bounds, List<string>? outcomes)
{
    private (JsObject Object, Dictionary<string, JsonNode?> Before)? _variables;
    private int _draws;

    /// <summary>The unit of work's clock.</summary>
    public Instant Now => scope.Burst.Environment.Now;

    /// <summary>Chance, from 0 (inclusive) to 1 (exclusive): the same whenever this evaluation is made again.</summary>
    public double NextChance() => BitConverter.ToUInt32(Draw()) / 4294967296d;

    /// <summary>Writes back what the script changed through <c>variables</c>.</summary>
    public void Leave()
    {
        if (_variables is not var (copy, before))
            return;
        foreach (var key in copy.GetOwnPropertyKeys(Types.String).ToList())
        {
            var name = key.AsString();
            var value = Read(copy.Get(key));
            if (!before.TryGetValue(name, out var old) || !JsonNode.DeepEquals(old, value))
                (scope.FindByName(name) ?? new Scope.Place(scope.Burst, null, name, null)).WriteTyped(value);
        }
    }

    /// <summary>A host name's value: see <see cref="ScriptNames.IsHost"/>.</summary>
    public JsValue Find(string name)
    {
        if (name == "variables")
            return Variables();
        var body = ScriptNames.IsFixed(name) ? Fixed(name) : Accessor(name);
        return new ClrFunction(engine, name, (_, given) => body(given));
    }

    /// <summary>A new GUID; the same whenever this evaluation is made again.</summary>
    public Guid NewGuid() => new(Draw().AsSpan(0, 16));

    private Func<JsValue[], JsValue> Fixed(string name) =>
        name switch
        {
            "getInput" => arguments => Give(scope.ReadInput(Text(arguments, 0) ?? "")),
            "getOutputFrom" => arguments => Give(OutputOf(Text(arguments, 0) ?? "", Text(arguments, 1))),
            "getLastResult" => _ => Give(scope.Burst.State.LastResult),
            "getVariable" => arguments => Give(scope.FindByName(Text(arguments, 0) ?? "")?.Read()),
            "setVariable" => arguments => Done(() => Write(Text(arguments, 0) ?? "", Read(Argument(arguments, 1)))),
            "getWorkflowDefinitionId" => _ => Give(scope.Burst.Plan.DefinitionId),
            "getWorkflowDefinitionVersionId" => _ => Give(scope.Burst.Plan.DefinitionVersionId),
            "getWorkflowDefinitionVersion" => _ => scope.Burst.Plan.Version,
            "getWorkflowInstanceId" => _ => Give(scope.Burst.Environment.InstanceId),
            "getWorkflowInstanceName" => _ => Give(scope.Burst.State.Name),
            "setWorkflowInstanceName" => arguments => Done(() => scope.Burst.State.Name = Text(arguments, 0)),
            "getCorrelationId" => _ => Give(scope.Burst.State.CorrelationId),
            "setCorrelationId" => arguments => Done(() => scope.Burst.State.CorrelationId = Text(arguments, 0)),
            "isNullOrWhiteSpace" => arguments => string.IsNullOrWhiteSpace(Text(arguments, 0)),
            "isNullOrEmpty" => arguments => string.IsNullOrEmpty(Text(arguments, 0)),
            "parseGuid" => arguments =>
                Guid.TryParse(Text(arguments, 0), out var guid)
                    ? guid.ToString()
                    : throw Fault($"'{Text(arguments, 0)}' is not a GUID."),
            "newGuid" or "newGuidString" or "getGuidString" => _ => NewGuid().ToString(),
            "newShortGuid" or "getShortGuid" => _ => Short(NewGuid()),
            "toJson" => arguments => ScriptValues.Json(Argument(arguments, 0), bounds),
            "stringToBase64" => arguments => Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(arguments, 0) ?? "")),
            "stringFromBase64" => arguments => Encoding.UTF8.GetString(FromBase64(arguments)),
            "bytesFromString" => arguments => Bytes(Encoding.UTF8.GetBytes(Text(arguments, 0) ?? "")),
            "bytesFromBase64" => arguments => Bytes(FromBase64(arguments)),
            "bytesToString" => arguments => Encoding.UTF8.GetString(ToBytes(arguments)),
            "bytesToBase64" => arguments => Convert.ToBase64String(ToBytes(arguments)),
            "setOutcome" or "setOutcomes" => arguments => Done(() => SetOutcomes(Argument(arguments, 0))),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a host name."),
        };

    /// <summary><c>getX</c>, <c>setX</c>, <c>getXFromY</c>.</summary>
    private Func<JsValue[], JsValue> Accessor(string name)
    {
        var subject = name[3..];
        if (name.StartsWith("set", StringComparison.Ordinal))
        {
            return arguments =>
                Done(() =>
                    (scope.FindByScriptName(subject) ?? throw Unknown(name)).Write(Read(Argument(arguments, 0)))
                );
        }

        return _ =>
        {
            if (scope.FindByScriptName(subject) is { } place)
                return Give(place.Read());
            if (scope.FindInputByScriptName(subject) is { } input)
                return Give(scope.ReadInput(input));
            var from = subject.IndexOf("From", StringComparison.Ordinal);
            if (from > 0 && scope.Burst.Plan.ByName.ContainsKey(subject[(from + 4)..]))
                return Give(Output(subject[(from + 4)..], subject[..from]));
            throw Unknown(name);
        };
    }

    private JsonNode? OutputOf(string activity, string? output) =>
        scope.Burst.Plan.Has(activity)
            ? Output(activity, output)
            : throw new JavaScriptException(engine.Intrinsics.Error, $"Activity '{activity}' not found.");

    private JsonNode? Output(string activity, string? output)
    {
        var id = scope.Burst.Plan.ByName.TryGetValue(activity, out var node) ? node.Id : activity;
        if (scope.Burst.State.ActivityOutputs?.GetValueOrDefault(id) is not { } outputs)
            return null;
        if (
            output is not null
            && outputs.Keys.FirstOrDefault(text => text == output || Names.Pascal(text) == output) is { } name
        )
        {
            return outputs[name];
        }
        return output is null or "Output"
            ? outputs.GetValueOrDefault("Result") ?? outputs.Values.LastOrDefault()
            : null;
    }

    private JsObject Variables()
    {
        var copy = new JsObject(engine);
        var before = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (name, place) in scope.All())
        {
            before[name] = place.Read();
            copy.FastSetDataProperty(name, Give(before[name]));
        }

        _variables = (copy, before);
        return copy;
    }

    private void Write(string name, JsonNode? value) =>
        (scope.FindByName(name) ?? new Scope.Place(scope.Burst, null, name, null)).Write(value);

    private void SetOutcomes(JsValue value)
    {
        if (outcomes is null)
            throw Fault("setOutcome is only known in a RunJavaScript activity.");
        outcomes.Clear();
        outcomes.AddRange(
            value.IsArray() ? ValueConverter.Convert<string[]>(Read(value)) ?? [] : [TypeConverter.ToString(value)]
        );
    }

    /// <summary>Bytes that look random and are the same whenever this evaluation is made again.</summary>
    private byte[] Draw()
    {
        var state = scope.Burst.State;
        var seed = string.Create(
            CultureInfo.InvariantCulture,
            $"{scope.Burst.Environment.InstanceId}|{Now.ToUnixTimeTicks()}|{scope.Run?.Number}|{state.LastNumber}|{++_draws}"
        );
        return SHA256.HashData(Encoding.UTF8.GetBytes(seed));
    }

    private JsValue Bytes(byte[] bytes) => new JsArray(engine, [.. bytes.Select(one => (JsValue)JsNumber.Create(one))]);

    private byte[] ToBytes(JsValue[] arguments) =>
        Read(Argument(arguments, 0)) is JsonArray list
            ? [.. list.Select(json => (byte)ValueConverter.Convert<int>(json))]
            : [];

    private byte[] FromBase64(JsValue[] arguments)
    {
        try
        {
            return Convert.FromBase64String(Text(arguments, 0) ?? "");
        }
        catch (FormatException problem)
        {
            throw Fault(problem.Message);
        }
    }

    private static string Short(Guid guid) =>
        string.Concat(Convert.ToBase64String(guid.ToByteArray()).Where(char.IsLetterOrDigit));

    private JavaScriptException Fault(string message) => new(engine.Intrinsics.TypeError, message);

    private JavaScriptException Unknown(string name) =>
        new(engine.Intrinsics.TypeError, $"{name} is not defined: no variable, input or output has this name.");

    private JsonNode? Read(JsValue value) => ScriptValues.FromScript(value, bounds);

    private JsValue Give(JsonNode? node) => ScriptValues.ToScript(engine, node);

    private static JsValue Give(string? text) => text is null ? JsValue.Null : text;

    private static JsValue Done(Action action)
    {
        action();
        return JsValue.Undefined;
    }

    private static JsValue Argument(JsValue[] arguments, int index) =>
        index < arguments.Length ? arguments[index] : JsValue.Undefined;

    private static string? Text(JsValue[] arguments, int index) =>
        Argument(arguments, index) is var value && (value.IsUndefined() || value.IsNull())
            ? null
            : TypeConverter.ToString(value);
}
