using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jint;
using Jint.Native;
using Jint.Native.Array;
using Jint.Native.Object;
using Orchestrator.Workflows.Json;

namespace Orchestrator.Workflows.Expressions;

/// <summary>Between JSON and the script engine's values.</summary>
internal static class ScriptValues
{
    private const int Deepest = 64;

    private static readonly HashSet<string> ResultMembers = new(StringComparer.Ordinal) { "workflowInstanceId", "status", "subStatus", "output" };

    public static JsValue ToScript(Engine engine, JsonNode? node)
    {
        switch (node)
        {
            case null:
                return JsValue.Null;
            case JsonArray list:
                var array = (ArrayInstance)engine.Array.Construct([]);
                for (var i = 0; i < list.Count; i++)
                    array.Put(i.ToString(CultureInfo.InvariantCulture), ToScript(engine, list[i]), throwOnError: false);
                return new JsValue(array);
            case JsonObject json:
                var copy = engine.Object.Construct([]);
                foreach (var (name, value) in json)
                {
                    var member = ToScript(engine, value);
                    copy.FastAddProperty(name, member, true, true, true);

                    // What ExecuteWorkflow gives is an object of .NET in the stock engine, whose members scripts know in Pascal case too.
                    if (json.Count == 4 && ResultMembers.Contains(name))
                        copy.FastAddProperty(Names.Pascal(name), member, true, false, true);
                }

                return new JsValue(copy);
            case JsonValue scalar when scalar.TryGetValue<string>(out var text):
                return new JsValue(text);
            case JsonValue scalar when scalar.TryGetValue<bool>(out var flag):
                return flag ? JsValue.True : JsValue.False;
            default:
                return Nodes.AsDecimal(node) is { } number ? new JsValue((double)number) : new JsValue(node.GetValue<double>());
        }
    }

    /// <summary>Functions and undefined become null, dates ISO text. Throws <see cref="ExpressionException"/> for values that contain themselves.</summary>
    public static JsonNode? FromScript(JsValue value, int depth = 0)
    {
        if (depth > Deepest)
            throw new ExpressionException("script", "The value nests too deeply or contains itself.");
        if (value.IsString())
            return JsonValue.Create(value.AsString());
        if (value.IsBoolean())
            return JsonValue.Create(value.AsBoolean());
        if (value.IsNumber())
            return Nodes.FromDouble(value.AsNumber());
        if (!value.IsObject())
            return null;
        if (value.IsDate())
            return JsonValue.Create(value.AsDate().ToDateTime().ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
        if (value.IsArray())
            return FromArray(value.AsArray(), depth);
        var source = value.AsObject();
        if (source.Class is "String" or "Number" or "Boolean")
            return FromScript(source.DefaultValue(Jint.Runtime.Types.None), depth + 1);
        return source is Jint.Native.Function.FunctionInstance ? null : FromObject(source, depth);
    }

    private static JsonArray FromArray(ArrayInstance source, int depth)
    {
        const int most = 1_000_000;
        var length = source.Get("length").AsNumber();
        if (length > most)
            throw new ExpressionException("script", $"The list has more than {most} items.");
        var list = new JsonArray();
        for (var i = 0; i < length; i++)
            list.Add(FromScript(source.Get(i.ToString(CultureInfo.InvariantCulture)), depth + 1));
        return list;
    }

    private static JsonObject FromObject(ObjectInstance source, int depth)
    {
        var json = new JsonObject();
        foreach (var (name, property) in source.GetOwnProperties())
        {
            if (property.Enumerable != true)
                continue;
            var member = source.Get(name);
            if (member.IsUndefined() || member.Is<Jint.Native.Function.FunctionInstance>())
                continue;
            json[name] = FromScript(member, depth + 1);
        }

        return json;
    }

    /// <summary>The text that <c>toJson</c> gives.</summary>
    public static string Json(JsValue value) => JsonSerializer.Serialize(FromScript(value), WorkflowJson.Text);
}
