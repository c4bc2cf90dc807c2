using System.Runtime.CompilerServices;
using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Native.Symbol;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// What runs through an iterator to its end, or asks an iterator that asks another: the engine's limits are not looked at in
/// between when no step is a statement of the script, and a chain of many would end the process by its stack.
/// </summary>
internal sealed class ScriptIterators(Engine engine)
{
    /// <summary>Of the iterator's own functions those that take no step.</summary>
    private static readonly string[] Passive = ["constructor", "next"];

    /// <summary>Newer than the language that is given, each a further way through an iterator.</summary>
    private static readonly string[] Later = ["concat", "zip", "zipKeyed"];

    // The objects that generators are made of have no name.
    private static readonly Prepared<Acornima.Ast.Script>[] Generators =
    [
        Engine.PrepareScript("(function* () {}).prototype"),
        Engine.PrepareScript("(async function* () {}).prototype"),
    ];

    /// <summary>Puts the guards in the place of the built-ins.</summary>
    public void Install()
    {
        var iterator = engine.Global.Get("Iterator").AsObject();
        foreach (var name in Later)
            iterator.Delete(name);
        GuardAll(iterator.Get("prototype").AsObject());
        foreach (var generator in Generators.Select(made => engine.Evaluate(made).AsObject().Prototype!))
        {
            foreach (var name in new[] { "next", "return", "throw" })
                Step(generator, name);
        }

        GuardAll(engine.Evaluate(Generators[1]).AsObject().Prototype!.Prototype!);
        var promise = engine.Global.Get("Promise").AsObject();
        foreach (var name in new[] { "allKeyed", "allSettledKeyed" })
            promise.Delete(name);
        foreach (var name in new[] { "all", "allSettled", "any", "race" })
            GuardFirst(promise, name, Iterated);
        GuardFirst(engine.Global.Get("Math").AsObject(), "sumPrecise", Iterated);
        var set = engine.Global.Get("Set").AsObject().Get("prototype").AsObject();
        foreach (
            var name in new[]
            {
                "difference",
                "intersection",
                "isDisjointFrom",
                "isSubsetOf",
                "isSupersetOf",
                "symmetricDifference",
                "union",
            }
        )
        {
            GuardFirst(set, name, SetLike);
        }
    }

    /// <summary>Each function steps through what it is called on.</summary>
    private void GuardAll(ObjectInstance prototype)
    {
        foreach (var name in prototype.GetOwnPropertyKeys(Types.String).Select(key => key.AsString()).ToList())
        {
            if (Passive.Contains(name) || prototype.Get(name) is not Function own)
                continue;
            ScriptGuards.Replace(engine, prototype, name, (self, given) => engine.Call(own, Stepped(self), given));
        }
    }

    private void GuardFirst(ObjectInstance owner, string name, Func<JsValue, JsValue> guard)
    {
        if (owner.Get(name) is not Function own)
            return;
        ScriptGuards.Replace(engine, owner, name, (self, given) =>
            engine.Call(own, self, given.Length > 0 ? [guard(given[0]), .. given[1..]] : given)
        );
    }

    /// <summary>The same function, which looks at the limits first.</summary>
    private void Step(ObjectInstance owner, string name)
    {
        if (owner.Get(name) is not Function own)
            return;
        ScriptGuards.Replace(engine, owner, name, (self, given) =>
        {
            Look();
            return engine.Call(own, self, given);
        });
    }

    private void Look()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        engine.Constraints.Check();
    }

    /// <summary>The same values by an iterator whose every step looks at the limits.</summary>
    private JsValue Stepped(JsValue iterator)
    {
        if (iterator is not ObjectInstance source || source.Get("next") is not ObjectInstance next)
            return iterator;
        var stepped = new JsObject(engine);
        ScriptGuards.Replace(engine, stepped, "next", (_, given) =>
        {
            Look();
            return engine.Call(next, source, given);
        });
        ScriptGuards.Replace(engine, stepped, "return", (_, given) =>
            source.Get("return") is ObjectInstance close ? engine.Call(close, source, given) : new JsObject(engine)
        );
        return stepped;
    }

    private JsValue Iterated(JsValue iterable)
    {
        var key = GlobalSymbolRegistry.Iterator;
        if (iterable is not ObjectInstance source || source is JsArray || source.Get(key) is not ObjectInstance own)
            return iterable;
        var stepped = new JsObject(engine);
        stepped.FastSetProperty(
            key,
            new Jint.Runtime.Descriptors.PropertyDescriptor(
                new ClrFunction(engine, "", (_, _) => Stepped(engine.Call(own, source, []))),
                writable: true,
                enumerable: false,
                configurable: true
            )
        );
        return stepped;
    }

    /// <summary>What is no set itself, and only says that it has keys.</summary>
    private JsValue SetLike(JsValue other)
    {
        if (other is not ObjectInstance source || source is JsSet || source.Get("keys") is not ObjectInstance keys)
            return other;
        var stepped = new JsObject(engine);
        stepped.FastSetDataProperty("size", source.Get("size"));
        stepped.FastSetDataProperty(
            "has",
            new ClrFunction(engine, "has", (_, given) => engine.Call(source.Get("has"), source, given))
        );
        stepped.FastSetDataProperty(
            "keys",
            new ClrFunction(engine, "keys", (_, _) => Stepped(engine.Call(keys, source, [])))
        );
        return stepped;
    }
}
