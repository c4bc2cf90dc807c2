using System.Text;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// The built-ins that can do without bound what the engine's limits see only afterwards: each looks at the limits first and
/// refuses to make more than a text's bound. What needs no text at all to fill the memory (buffers, typed arrays) is taken away.
/// </summary>
internal sealed class ScriptGuards(Engine engine)
{
    /// <summary>Globals that scripts do not get.</summary>
    public static readonly string[] Removed =
    [
        "ArrayBuffer",
        "SharedArrayBuffer",
        "DataView",
        "Atomics",
        "Int8Array",
        "Uint8Array",
        "Uint8ClampedArray",
        "Int16Array",
        "Uint16Array",
        "Int32Array",
        "Uint32Array",
        "BigInt64Array",
        "BigUint64Array",
        "Float16Array",
        "Float32Array",
        "Float64Array",
    ];

    /// <summary>Puts the guards in the place of the built-ins, and takes away what scripts do not get.</summary>
    /// <param name="withBigIntegers">Whether the script may have large integers.</param>
    public void Install(bool withBigIntegers)
    {
        foreach (var name in Removed)
            engine.Global.Delete(name);
        if (withBigIntegers)
            Replace(engine.Global, "BigInt", BigInteger(engine.Global.Get("BigInt")));
        else
            engine.Global.Delete("BigInt");
        var text = Prototype("String");
        Guard(text, "repeat", (self, given) => Longest(Length(self) * Number(given, 0)));
        Guard(text, "padStart", (_, given) => Longest(Number(given, 0)));
        Guard(text, "padEnd", (_, given) => Longest(Number(given, 0)));
        Guard(text, "concat", (self, given) => Longest(Length(self) + given.Sum(Length)));
        foreach (var name in new[] { "replace", "replaceAll" })
            Guard(text, name, CheckReplacing);
        foreach (var name in new[] { "split", "match", "matchAll", "search" })
            Guard(text, name, (_, _) => { });
        foreach (var name in new[] { "exec", "test" })
            Guard(Prototype("RegExp"), name, (_, _) => { });
        Replace(Prototype("Array"), "join", (self, given) =>
            Join(self, given.Length > 0 && !given[0].IsUndefined() ? TypeConverter.ToString(given[0]) : ",")
        );
        Replace(Prototype("Array"), "toLocaleString", (self, _) => Join(self, ","));
        Replace(engine.Global.Get("Math").AsObject(), "random", (_, _) => ScriptHost.Current.NextChance());
        Replace(engine.Global.Get("JSON").AsObject(), "stringify", (_, given) => new BoundedJson(engine).Write(given));
    }

    /// <summary>The conversion alone: a text of many digits, or of <c>asUintN</c>'s many bits, takes seconds.</summary>
    private Func<JsValue, JsValue[], JsValue> BigInteger(JsValue own) =>
        (self, given) =>
        {
            if (given.Length > 0 && given[0].IsString() && given[0].AsString().Length > 1000)
                throw TooLong();
            return engine.Call(own, self, given);
        };

    /// <summary>Throws when so many characters are more than a script may make by one call.</summary>
    private void Longest(double length)
    {
        if (length > ScriptLimits.Text)
            throw TooLong();
    }

    private JavaScriptException TooLong() =>
        new(engine.Intrinsics.TypeError, $"The text would be longer than {ScriptLimits.Text} characters.");

    private void CheckReplacing(JsValue self, JsValue[] given)
    {
        // A function's texts are made by statements of its own; "$&" and its like insert what the text itself holds.
        if (given.Length < 2 || given[1].IsObject())
            return;
        var by = TypeConverter.ToString(given[1]);
        var inserted = by.Length + (by.Count(letter => letter == '$') * Length(self));
        var most =
            given[0].IsString() && given[0].AsString().Length > 0
                ? (Length(self) / given[0].AsString().Length) + 1
                : Length(self) + 1;
        if (inserted * most > 16d * ScriptLimits.Text)
            throw TooLong();
    }

    private JsValue Join(JsValue self, string separator)
    {
        engine.Constraints.Check();
        var list = self.AsObject();
        var length = Math.Min(TypeConverter.ToNumber(list.Get("length")), uint.MaxValue);
        var text = new StringBuilder();
        for (var place = 0; place < length; place++)
        {
            if (place > 0)
                text.Append(separator);
            var item = list.Get(JsNumber.Create(place));
            if (!item.IsNull() && !item.IsUndefined() && item != self)
                text.Append(TypeConverter.ToString(item));
            Longest(text.Length);
            if (place % 100 == 99)
                engine.Constraints.Check();
        }

        return text.ToString();
    }

    private static double Length(JsValue value) =>
        value.IsString() ? value.AsString().Length
        : value.IsObject() ? TypeConverter.ToString(value).Length
        : 32;

    private static double Number(JsValue[] given, int place) =>
        place < given.Length && TypeConverter.ToNumber(given[place]) is var number && number > 0 ? number : 0;

    private ObjectInstance Prototype(string type) => engine.Global.Get(type).AsObject().Get("prototype").AsObject();

    private void Guard(ObjectInstance owner, string name, Action<JsValue, JsValue[]> check)
    {
        var own = owner.Get(name);
        Replace(owner, name, (self, given) =>
        {
            engine.Constraints.Check();
            check(self, given);
            return engine.Call(own, self, given);
        });
    }

    private void Replace(ObjectInstance owner, string name, Func<JsValue, JsValue[], JsValue> body)
    {
        var function = new ClrFunction(engine, name, body);
        owner.FastSetProperty(
            name,
            new Jint.Runtime.Descriptors.PropertyDescriptor(
                function,
                writable: true,
                enumerable: false,
                configurable: true
            )
        );
    }
}
