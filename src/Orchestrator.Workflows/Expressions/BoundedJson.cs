using Jint;
using Jint.Native;
using Jint.Native.Json;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// <c>JSON.stringify</c> that stops: what refers to one list ten times at ten levels would be ten thousand million
/// items.
/// </summary>
internal sealed class BoundedJson(Engine engine)
{
    private const int Indent = 10;

    private readonly Dictionary<JsValue, int> _depths = new(ReferenceEqualityComparer.Instance);
    private double _written;
    private int _items;
    private bool _isIndented;

    /// <summary>The text, or undefined.</summary>
    /// <param name="given">Value, replacer, space: as the built-in takes them.</param>
    public JsValue Write(JsValue[] given)
    {
        JsValue At(int place) => place < given.Length ? given[place] : JsValue.Undefined;
        var replacer = At(1);
        _isIndented = !At(2).IsUndefined();
        var names = replacer.IsArray() ? NamesOf(replacer) : null;
        var counting = new ClrFunction(engine, "", (holder, item) =>
        {
            var value = replacer is Jint.Native.Function.Function ? engine.Call(replacer, holder, item) : item[1];
            if (
                names is not null
                && !holder.IsArray()
                && _depths.ContainsKey(holder)
                && !names.Contains(TypeConverter.ToString(item[0]))
            )
            {
                return JsValue.Undefined;
            }
            Count(holder, item[0], value);
            return value;
        });
        return new JsonSerializer(engine).Serialize(At(0), counting, At(2));
    }

    private static HashSet<string> NamesOf(JsValue list) =>
        [.. list.AsArray().Where(name => name.IsString() || name.IsNumber()).Select(TypeConverter.ToString)];

    private void Count(JsValue holder, JsValue name, JsValue value)
    {
        var depth = _depths.GetValueOrDefault(holder) + 1;
        if (value.IsObject())
            _depths[value] = depth;
        _written +=
            TypeConverter.ToString(name).Length
            + (value.IsString() ? value.AsString().Length : 8)
            + (_isIndented ? depth * Indent : 0);
        if (++_items % 1000 == 0)
            engine.Constraints.Check();
        if (_written > ScriptLimits.Exchanged)
        {
            throw new JavaScriptException(
                engine.Intrinsics.TypeError,
                $"The text would be longer than {ScriptLimits.Exchanged} characters."
            );
        }
    }
}
