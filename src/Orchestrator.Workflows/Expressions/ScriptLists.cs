using System.Runtime.CompilerServices;
using System.Text;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace Orchestrator.Workflows.Expressions;

/// <summary>What makes one text or one list of a list, place by place, with a look at the limits in between.</summary>
internal sealed class ScriptLists(Engine engine)
{
    private const int Often = 100;

    /// <summary><c>Array.prototype.join</c>.</summary>
    public JsValue Join(JsValue self, string separator)
    {
        engine.Constraints.Check();
        var list = self.AsObject();
        var length = Length(list);
        var text = new StringBuilder();
        for (var place = 0; place < length; place++)
        {
            if (place > 0)
                text.Append(separator);
            var item = list.Get(JsNumber.Create(place));
            if (!item.IsNull() && !item.IsUndefined() && item != self)
                text.Append(TypeConverter.ToString(item));
            if (text.Length > ScriptLimits.Text)
                throw ScriptGuards.TooLong(engine);
            if (place % Often == Often - 1)
                engine.Constraints.Check();
        }

        return text.ToString();
    }

    /// <summary><c>String.raw</c>.</summary>
    public JsValue Raw(JsValue[] given)
    {
        engine.Constraints.Check();
        var pieces = (given.Length > 0 ? given[0] : JsValue.Undefined).AsObject().Get("raw").AsObject();
        var length = Length(pieces);
        var text = new StringBuilder();
        for (var place = 0; place < length; place++)
        {
            text.Append(TypeConverter.ToString(pieces.Get(JsNumber.Create(place))));
            if (place + 1 < length && place + 1 < given.Length)
                text.Append(TypeConverter.ToString(given[place + 1]));
            if (text.Length > ScriptLimits.Text)
                throw ScriptGuards.TooLong(engine);
            if (place % Often == Often - 1)
                engine.Constraints.Check();
        }

        return text.ToString();
    }

    /// <summary><c>Array.prototype.flat</c>: places that are empty make nothing, and are counted all the same.</summary>
    public JsValue Flat(JsValue self, JsValue depth)
    {
        var flat = new List<JsValue>();
        Add(flat, self.AsObject(), depth.IsUndefined() ? 1 : TypeConverter.ToNumber(depth));
        return new JsArray(engine, [.. flat]);
    }

    private void Add(List<JsValue> flat, ObjectInstance list, double depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        engine.Constraints.Check();
        var length = Length(list);
        for (double place = 0; place < length; place++)
        {
            if (place % Often == Often - 1)
                engine.Constraints.Check();
            JsValue key = TypeConverter.ToString(JsNumber.Create(place));
            if (!list.HasProperty(key))
                continue;
            var item = list.Get(key);
            if (depth >= 1 && item.IsArray())
                Add(flat, item.AsObject(), depth - 1);
            else
                flat.Add(item);
            if (flat.Count > ScriptLimits.Items)
            {
                throw new JavaScriptException(
                    engine.Intrinsics.TypeError,
                    $"The list would have more than {ScriptLimits.Items} items."
                );
            }
        }
    }

    private static double Length(ObjectInstance list) =>
        Math.Min(TypeConverter.ToNumber(list.Get("length")), uint.MaxValue);
}
