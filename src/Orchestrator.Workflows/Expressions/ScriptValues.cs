using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Runtime;
using Orchestrator.Workflows.Json;

namespace Orchestrator.Workflows.Expressions;

/// <summary>Between JSON and the script engine's values.</summary>
internal static class ScriptValues
{
    private static readonly HashSet<string> ResultMembers = new(StringComparer.Ordinal)
    {
        "workflowInstanceId",
        "status",
        "subStatus",
        "output",
    };

    public static JsValue ToScript(Engine engine, JsonNode? node)
    {
        switch (node)
        {
            case null:
                return JsValue.Null;
            case JsonArray list:
                return new JsArray(engine, [.. list.Select(item => ToScript(engine, item))]);
            case JsonObject json:
                var copy = new JsObject(engine);
                foreach (var (name, value) in json)
                {
                    var member = ToScript(engine, value);
                    copy.FastSetDataProperty(name, member);

                    // What ExecuteWorkflow gives is an object of .NET in the stock engine, whose members scripts know in Pascal case too.
                    if (json.Count == 4 && ResultMembers.Contains(name))
                    {
                        copy.FastSetProperty(
                            Names.Pascal(name),
                            new Jint.Runtime.Descriptors.PropertyDescriptor(
                                member,
                                writable: true,
                                enumerable: false,
                                configurable: true
                            )
                        );
                    }
                }

                return copy;
            case JsonValue scalar when scalar.TryGetValue<string>(out var text):
                return text;
            case JsonValue scalar when scalar.TryGetValue<bool>(out var flag):
                return flag ? JsBoolean.True : JsBoolean.False;
            default:
                return Nodes.AsDecimal(node) is { } number ? (double)number : node.GetValue<double>();
        }
    }

    /// <summary>
    /// Functions, symbols and undefined become null, dates ISO text, large integers text, what has a
    /// <c>toJSON</c> what that gives. Throws <see cref="ExpressionException"/> for values that contain themselves or are too large.
    /// </summary>
    public static JsonNode? FromScript(JsValue value, ScriptBounds bounds) => new Reading(bounds).From(value, 0);

    /// <summary>The text that <c>toJson</c> gives.</summary>
    public static string Json(JsValue value, ScriptBounds bounds) =>
        JsonSerializer.Serialize(FromScript(value, bounds), WorkflowJson.Text);

    private sealed class Reading(ScriptBounds bounds)
    {
        public JsonNode? From(JsValue value, int depth)
        {
            bounds.AddItem(depth);
            if (value.IsString())
                return JsonValue.Create(Kept(value.AsString()));
            if (value.IsBoolean())
                return JsonValue.Create(value.AsBoolean());
            if (value.IsNumber())
                return Nodes.FromDouble(value.AsNumber());
            if (value.IsBigInt())
                return JsonValue.Create(Kept(TypeConverter.ToString(value)));
            if (!value.IsObject())
                return null;
            if (value.IsDate())
                return JsonValue.Create(Moment(value));
            if (value.IsArray())
                return FromList(value.AsArray(), depth);
            var source = value.AsObject();
            if (source is Function)
                return null;
            if (source.Get("toJSON") is Function own)
                return From(own.Call(source, [""]), depth + 1);
            // new String("a") and its like stand for what they hold.
            if (
                source is not JsObject
                && source.Get("valueOf") is Function valueOf
                && valueOf.Call(source, []) is var held
                && !held.IsObject()
            )
            {
                return From(held, depth + 1);
            }
            return FromObject(source, depth);
        }

        private static string? Moment(JsValue value) =>
            double.IsNaN(TypeConverter.ToNumber(value))
                ? null
                : value
                    .AsDate()
                    .ToDateTime()
                    .ToUniversalTime()
                    .ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

        private JsonArray FromList(JsArray source, int depth)
        {
            var list = new JsonArray();
            for (uint place = 0; place < source.Length; place++)
                list.Add(From(source[place], depth + 1));
            return list;
        }

        private JsonObject FromObject(ObjectInstance source, int depth)
        {
            var json = new JsonObject();
            foreach (var key in source.GetOwnPropertyKeys(Types.String))
            {
                if (!source.GetOwnProperty(key).Enumerable)
                    continue;
                var member = source.Get(key);
                if (!member.IsUndefined() && member is not Function)
                    json[Kept(key.AsString())] = From(member, depth + 1);
            }

            return json;
        }

        private string Kept(string text)
        {
            bounds.AddLetters(text.Length);
            return text;
        }
    }
}
