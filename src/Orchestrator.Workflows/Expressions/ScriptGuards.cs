using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Native.Symbol;
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
        "TypedArray",
        "ShadowRealm",
    ];

    /// <summary>Puts the guards in the place of the built-ins, and takes away what scripts do not get.</summary>
    /// <param name="script">What will run: it gets what it names, and what it cannot come to stays as it is.</param>
    public void Install(Script script)
    {
        foreach (var name in Removed)
            engine.Global.Delete(name);
        if (script.HasBigIntegers)
            Replace(engine.Global, "BigInt", BigInteger(engine.Global.Get("BigInt")));
        else
            engine.Global.Delete("BigInt");
        if (script.NamesIntl)
            GuardCollator();
        else
            engine.Global.Delete("Intl");
        var (text, lists) = (Prototype("String"), new ScriptLists(engine));
        Guard(text, "repeat", (self, given) => Longest(Length(self) * Number(given, 0)));
        Guard(text, "padStart", (_, given) => Longest(Number(given, 0)));
        Guard(text, "padEnd", (_, given) => Longest(Number(given, 0)));
        Guard(text, "concat", (self, given) => Longest(Length(self) + given.Sum(Length)));
        foreach (var name in new[] { "replace", "replaceAll" })
            GuardReplacing(text, name, (self, given) => (self, given[0]));
        foreach (var name in new[] { "normalize", "localeCompare" })
            Guard(text, name, (self, given) => CheckMarks([self, .. given]));
        Replace(engine.Global.Get("String").AsObject(), "raw", (_, given) => lists.Raw(given));
        Guard(text, "split", (_, _) => { });
        foreach (var name in new[] { "match", "matchAll", "search" })
            Guard(text, name, (_, given) => ScriptPatterns.Check(engine, given));
        foreach (var name in new[] { "exec", "test" })
            Guard(Prototype("RegExp"), name, (_, _) => { });
        Replace(Prototype("Array"), "join", (self, given) =>
            lists.Join(self, given.Length > 0 && !given[0].IsUndefined() ? TypeConverter.ToString(given[0]) : ",")
        );
        Replace(Prototype("Array"), "toLocaleString", (self, _) => lists.Join(self, ","));
        Replace(Prototype("Array"), "flat", (self, given) =>
            lists.Flat(self, given.Length > 0 ? given[0] : JsValue.Undefined)
        );
        Replace(engine.Global.Get("Math").AsObject(), "random", (_, _) => ScriptHost.Current.NextChance());
        Replace(engine.Global.Get("JSON").AsObject(), "stringify", (_, given) => new BoundedJson(engine).Write(given));
        if (script.Reach.OfIterators)
        {
            GuardSymbols(Prototype("RegExp"));
            new ScriptIterators(engine).Install();
        }

        if (script.Reach.OfPatterns)
            ScriptPatterns.Install(engine);
        if (script.Reach.OfCallbacks)
            new ScriptCallbacks(engine).Install();
    }

    /// <summary>The conversion alone: a text of many digits, or of <c>asUintN</c>'s many bits, takes seconds.</summary>
    private Func<JsValue, JsValue[], JsValue> BigInteger(JsValue own) =>
        (self, given) =>
        {
            if (given.Length > 0 && given[0].IsString() && given[0].AsString().Length > 1000)
                throw TooLong(engine);
            return engine.Call(own, self, given);
        };

    /// <summary>Throws when so many characters are more than a script may make by one call.</summary>
    private void Longest(double length)
    {
        if (length > ScriptLimits.Text)
            throw TooLong(engine);
    }

    /// <summary>A text would be longer than texts may be.</summary>
    public static JavaScriptException TooLong(Engine engine) =>
        new(engine.Intrinsics.TypeError, $"The text would be longer than {ScriptLimits.Text} characters.");

    /// <summary>What the functions of texts call, for those who call it themselves.</summary>
    private void GuardSymbols(ObjectInstance pattern)
    {
        JsValue[] names =
        [
            GlobalSymbolRegistry.Match,
            GlobalSymbolRegistry.MatchAll,
            GlobalSymbolRegistry.Search,
            GlobalSymbolRegistry.Split,
        ];
        foreach (var name in names)
            Guard(pattern, name, (_, _) => { });
        GuardReplacing(pattern, GlobalSymbolRegistry.Replace, (self, given) => (given[0], self));
    }

    private void GuardReplacing(
        ObjectInstance owner,
        JsValue name,
        Func<JsValue, JsValue[], (JsValue Text, JsValue What)> read
    )
    {
        var own = owner.Get(name);
        Replace(owner, name, (self, given) =>
        {
            engine.Constraints.Check();
            if (given.Length < 2)
                return engine.Call(own, self, given);
            var (text, what) = read(self, given);
            return engine.Call(own, self, [given[0], new ScriptReplacing(engine).Bounded(text, what, given[1])]);
        });
    }

    private void CheckMarks(JsValue[] texts)
    {
        if (texts.Any(text => text.IsString() && ScriptMarks.AreTooMany(text.AsString())))
            throw new JavaScriptException(engine.Intrinsics.TypeError, "A letter has too many combining marks.");
    }

    /// <summary>It compares texts as <c>localeCompare</c> does, by a function of its own.</summary>
    private void GuardCollator()
    {
        var collator = engine.Global.Get("Intl").AsObject().Get("Collator").AsObject().Get("prototype").AsObject();
        var own = collator.GetOwnProperty("compare").Get!;
        var compare = new ClrFunction(engine, "get compare", (self, _) =>
        {
            var compared = engine.Call(own, self, []);
            return new ClrFunction(engine, "", (_, given) =>
            {
                engine.Constraints.Check();
                JsValue[] texts = [.. given.Select(text => (JsValue)TypeConverter.ToString(text))];
                CheckMarks(texts);
                return engine.Call(compared, JsValue.Undefined, texts);
            });
        });
        collator.FastSetProperty(
            "compare",
            new Jint.Runtime.Descriptors.GetSetPropertyDescriptor(compare, null, enumerable: false, configurable: true)
        );
    }

    /// <summary>Characters of a value as a text.</summary>
    public static double Length(JsValue value) =>
        value.IsString() ? value.AsString().Length
        : value.IsObject() ? TypeConverter.ToString(value).Length
        : 32;

    private static double Number(JsValue[] given, int place) =>
        place < given.Length && TypeConverter.ToNumber(given[place]) is var number && number > 0 ? number : 0;

    private ObjectInstance Prototype(string type) => engine.Global.Get(type).AsObject().Get("prototype").AsObject();

    private void Guard(ObjectInstance owner, JsValue name, Action<JsValue, JsValue[]> check)
    {
        var own = owner.Get(name);
        Replace(owner, name, (self, given) =>
        {
            engine.Constraints.Check();
            check(self, given);
            return engine.Call(own, self, given);
        });
    }

    private void Replace(ObjectInstance owner, JsValue name, Func<JsValue, JsValue[], JsValue> body) =>
        Replace(engine, owner, name, body);

    /// <summary>Puts a function in the place of another.</summary>
    public static void Replace(
        Engine engine,
        ObjectInstance owner,
        JsValue name,
        Func<JsValue, JsValue[], JsValue> body
    )
    {
        var function = new ClrFunction(engine, name.IsString() ? name.AsString() : "", body);
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
