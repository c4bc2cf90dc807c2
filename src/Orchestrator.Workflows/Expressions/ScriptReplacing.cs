using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace Orchestrator.Workflows.Expressions;

/// <summary>Bounds what a replacement makes of a text, by whichever door it is asked for.</summary>
internal sealed class ScriptReplacing(Engine engine)
{
    private const double Most = 16d * ScriptLimits.Text;

    /// <summary>The replacement to go on with; throws when the text would be too long.</summary>
    /// <param name="text">What is replaced in.</param>
    /// <param name="what">Text or pattern.</param>
    /// <param name="by">Text or function.</param>
    public JsValue Bounded(JsValue text, JsValue what, JsValue by)
    {
        if (by is ObjectInstance function and not (JsObject or JsArray))
            return Counted(function);
        var inserted = TypeConverter.ToString(by);
        var length = ScriptGuards.Length(text);
        // "$&" and its like insert what the text itself holds.
        var each = inserted.Length + (inserted.Count(letter => letter == '$') * length);
        var times = what.IsString() && what.AsString().Length > 0 ? (length / what.AsString().Length) + 1 : length + 1;
        return each * times > Most ? throw ScriptGuards.TooLong(engine) : JsString.Create(inserted);
    }

    // A function need not be one of the script, whose statements count.
    private ClrFunction Counted(ObjectInstance function)
    {
        var written = 0d;
        return new ClrFunction(engine, "", (self, given) =>
        {
            engine.Constraints.Check();
            var one = JsString.Create(TypeConverter.ToString(engine.Call(function, self, given)));
            written += ScriptGuards.Length(one);
            return written > Most ? throw ScriptGuards.TooLong(engine) : one;
        });
    }
}
