using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Expressions;

/// <summary>What scripts may call. The functions are made once per engine and look at the scope of the evaluation at hand.</summary>
internal sealed class ScriptGlobals
{
    private readonly Engine _engine;
    private readonly Dictionary<string, JsValue> _functions = new(StringComparer.Ordinal);
    private Scope _scope;
    private List<string>? _outcomes;
    private (ObjectInstance Object, Dictionary<string, JsonNode?> Before)? _variables;
    private int _draws;

    public ScriptGlobals(Engine engine)
    {
        _engine = engine;
        Now = Function(_ => new JsValue(_scope.Burst.Environment.Now.ToUnixTimeMilliseconds()));
        Chance = Function(_ => new JsValue(BitConverter.ToUInt32(Draw()) / 4294967296d));
    }

    public JsValue Now { get; }

    public JsValue Chance { get; }

    public void Enter(Scope scope, List<string>? outcomes)
    {
        (_scope, _outcomes, _variables, _draws) = (scope, outcomes, null, 0);
    }

    /// <summary>Writes back what the script changed through <c>variables</c>.</summary>
    public void Leave()
    {
        if (_variables is not var (copy, before))
            return;
        foreach (var (name, _) in copy.GetOwnProperties().ToList())
        {
            var value = ScriptValues.FromScript(copy.Get(name));
            if (!before.TryGetValue(name, out var old) || !JsonNode.DeepEquals(old, value))
                (_scope.FindByName(name) ?? new Scope.Place(_scope.Burst, null, name, null)).WriteTyped(value);
        }
    }

    public JsValue Find(string name)
    {
        if (name == "variables")
            return Variables();
        if (!_functions.TryGetValue(name, out var function))
            _functions[name] = function = Function(ScriptNames.IsFixed(name) ? Fixed(name) : Accessor(name));
        return function;
    }

    private Func<JsValue[], JsValue> Fixed(string name) => name switch
    {
        "getInput" => x => Give(_scope.ReadInput(Text(x, 0) ?? "")),
        "getOutputFrom" => x => _scope.Burst.Plan.Has(Text(x, 0) ?? "") ? Give(Output(Text(x, 0) ?? "", Text(x, 1))) : throw new JavaScriptException(_engine.Error, $"Activity '{Text(x, 0)}' not found."),
        "getLastResult" => _ => Give(_scope.Burst.State.LastResult),
        "getVariable" => x => Give(_scope.FindByName(Text(x, 0) ?? "")?.Read()),
        "setVariable" => x => Done(() => Write(Text(x, 0) ?? "", ScriptValues.FromScript(Argument(x, 1)))),
        "getWorkflowDefinitionId" => _ => Give(_scope.Burst.Plan.DefinitionId),
        "getWorkflowDefinitionVersionId" => _ => Give(_scope.Burst.Plan.DefinitionVersionId),
        "getWorkflowDefinitionVersion" => _ => new JsValue(_scope.Burst.Plan.Version),
        "getWorkflowInstanceId" => _ => Give(_scope.Burst.Environment.InstanceId),
        "getWorkflowInstanceName" => _ => Give(_scope.Burst.State.Name),
        "setWorkflowInstanceName" => x => Done(() => _scope.Burst.State.Name = Text(x, 0)),
        "getCorrelationId" => _ => Give(_scope.Burst.State.CorrelationId),
        "setCorrelationId" => x => Done(() => _scope.Burst.State.CorrelationId = Text(x, 0)),
        "isNullOrWhiteSpace" => x => new JsValue(string.IsNullOrWhiteSpace(Text(x, 0))),
        "isNullOrEmpty" => x => new JsValue(string.IsNullOrEmpty(Text(x, 0))),
        "parseGuid" => x => Guid.TryParse(Text(x, 0), out var guid) ? Give(guid.ToString()) : throw new JavaScriptException(_engine.TypeError, $"'{Text(x, 0)}' is not a GUID."),
        "newGuid" or "newGuidString" or "getGuidString" => _ => Give(new Guid(Draw().AsSpan(0, 16)).ToString()),
        "newShortGuid" or "getShortGuid" => _ => Give(Short(new Guid(Draw().AsSpan(0, 16)))),
        "toJson" => x => Give(ScriptValues.Json(Argument(x, 0))),
        "stringToBase64" => x => Give(Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(x, 0) ?? ""))),
        "stringFromBase64" => x => Give(Encoding.UTF8.GetString(FromBase64(x))),
        "bytesFromString" => x => Bytes(Encoding.UTF8.GetBytes(Text(x, 0) ?? "")),
        "bytesFromBase64" => x => Bytes(FromBase64(x)),
        "bytesToString" => x => Give(Encoding.UTF8.GetString(ToBytes(x))),
        "bytesToBase64" => x => Give(Convert.ToBase64String(ToBytes(x))),
        "setOutcome" or "setOutcomes" => x => Done(() => SetOutcomes(Argument(x, 0))),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a host name."),
    };

    /// <summary><c>getX</c>, <c>setX</c>, <c>getXFromY</c>.</summary>
    private Func<JsValue[], JsValue> Accessor(string name)
    {
        var subject = name[3..];
        if (name.StartsWith("set", StringComparison.Ordinal))
        {
            return x => Done(() =>
            {
                var place = _scope.FindByScriptName(subject) ?? throw Unknown(name);
                place.Write(ScriptValues.FromScript(Argument(x, 0)));
            });
        }

        return _ =>
        {
            if (_scope.FindByScriptName(subject) is { } place)
                return Give(place.Read());
            if (_scope.FindInputByScriptName(subject) is { } input)
                return Give(_scope.ReadInput(input));
            var from = subject.IndexOf("From", StringComparison.Ordinal);
            if (from > 0 && _scope.Burst.Plan.ByName.ContainsKey(subject[(from + 4)..]))
                return Give(Output(subject[(from + 4)..], subject[..from]));
            throw Unknown(name);
        };
    }

    private JsonNode? Output(string activity, string? output)
    {
        var id = _scope.Burst.Plan.ByName.TryGetValue(activity, out var node) ? node.Id : activity;
        if (_scope.Burst.State.ActivityOutputs?.GetValueOrDefault(id) is not { } outputs)
            return null;
        if (output is not null && outputs.Keys.FirstOrDefault(x => x == output || Names.Pascal(x) == output) is { } name)
            return outputs[name];
        return output is null or "Output" ? outputs.GetValueOrDefault("Result") ?? outputs.Values.LastOrDefault() : null;
    }

    private JsValue Variables()
    {
        var copy = _engine.Object.Construct([]);
        var before = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (name, place) in _scope.All())
        {
            before[name] = place.Read();
            copy.Put(name, Give(before[name]), throwOnError: false);
        }

        _variables = (copy, before);
        return new JsValue(copy);
    }

    private void Write(string name, JsonNode? value) =>
        (_scope.FindByName(name) ?? new Scope.Place(_scope.Burst, null, name, null)).Write(value);

    private void SetOutcomes(JsValue value)
    {
        if (_outcomes is null)
            throw new JavaScriptException(_engine.TypeError, "setOutcome is only known in a RunJavaScript activity.");
        _outcomes.Clear();
        _outcomes.AddRange(value.IsArray() ? ValueConverter.Convert<string[]>(ScriptValues.FromScript(value)) ?? [] : [TypeConverter.ToString(value)]);
    }

    /// <summary>Bytes that look random and are the same whenever this evaluation is made again.</summary>
    private byte[] Draw()
    {
        var state = _scope.Burst.State;
        var seed = string.Create(
            CultureInfo.InvariantCulture,
            $"{_scope.Burst.Environment.InstanceId}|{_scope.Burst.Environment.Now.ToUnixTimeTicks()}|{_scope.Run?.Number}|{state.LastNumber}|{++_draws}");
        return SHA256.HashData(Encoding.UTF8.GetBytes(seed));
    }

    private JsValue Bytes(byte[] bytes) => Give(new JsonArray([.. bytes.Select(x => JsonValue.Create((long)x))]));

    private static byte[] ToBytes(JsValue[] arguments) =>
        ScriptValues.FromScript(Argument(arguments, 0)) is JsonArray list ? [.. list.Select(x => (byte)ValueConverter.Convert<int>(x))] : [];

    private byte[] FromBase64(JsValue[] arguments)
    {
        try
        {
            return Convert.FromBase64String(Text(arguments, 0) ?? "");
        }
        catch (FormatException problem)
        {
            throw new JavaScriptException(_engine.TypeError, problem.Message);
        }
    }

    private static string Short(Guid guid) => string.Concat(Convert.ToBase64String(guid.ToByteArray()).Where(char.IsLetterOrDigit));

    private JavaScriptException Unknown(string name) => new(_engine.ReferenceError, $"{name} is not defined: no variable, input or output has this name.");

    private JsValue Give(JsonNode? node) => ScriptValues.ToScript(_engine, node);

    private static JsValue Give(string? text) => text is null ? JsValue.Null : new JsValue(text);

    private static JsValue Done(Action action)
    {
        action();
        return JsValue.Undefined;
    }

    private JsValue Function(Func<JsValue[], JsValue> body) => new(new ClrFunctionInstance(_engine, (_, arguments) => body(arguments)));

    private static JsValue Argument(JsValue[] arguments, int index) => index < arguments.Length ? arguments[index] : JsValue.Undefined;

    private static string? Text(JsValue[] arguments, int index) =>
        Argument(arguments, index) is var value && (value.IsUndefined() || value.IsNull()) ? null : TypeConverter.ToString(value);
}
