using System.Diagnostics.CodeAnalysis;
using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// What calls a function for each item of a list. A function of the script has statements, which count; one of the engine has none,
/// and each of its calls counts like one.
/// </summary>
internal sealed class ScriptCallbacks(Engine engine)
{
    private static readonly string[] OfLists =
    [
        "every",
        "filter",
        "find",
        "findIndex",
        "findLast",
        "findLastIndex",
        "flatMap",
        "forEach",
        "map",
        "reduce",
        "reduceRight",
        "some",
        "sort",
        "toSorted",
    ];

    /// <summary>These make a list as long as what is no list says that it is, before the first item.</summary>
    private static readonly string[] Copying = ["toReversed", "toSorted", "toSpliced", "with"];

    /// <summary>Whether a function of this name is guarded.</summary>
    public static bool Names(string name) => PlaceOf(name) is not null || Copying.Contains(name);

    /// <summary>Which argument of a function of this name is called for each item; null when none is.</summary>
    public static int? PlaceOf(string name) =>
        OfLists.Contains(name) ? 0
        : name is "from" or "fromAsync" or "groupBy" or "parse" ? 1
        : null;

    /// <summary>Puts the guards in the place of the built-ins.</summary>
    public void Install()
    {
        var list = Type("Array");
        foreach (var name in OfLists)
            Guard(list.Get("prototype").AsObject(), name, 0);
        foreach (var name in Copying)
            GuardLength(list.Get("prototype").AsObject(), name);
        Guard(list, "from", 1);
        Guard(list, "fromAsync", 1);
        Guard(Type("Object"), "groupBy", 1);
        Guard(Type("Map"), "groupBy", 1);
        Guard(Type("JSON"), "parse", 1);
        foreach (var type in new[] { "Map", "Set" })
            Guard(Type(type).Get("prototype").AsObject(), "forEach", 0);
    }

    private ObjectInstance Type(string name) => engine.Global.Get(name).AsObject();

    private void GuardLength(ObjectInstance owner, string name)
    {
        var own = owner.Get(name);
        ScriptGuards.Replace(engine, owner, name, (self, given) =>
            self is ObjectInstance source and not JsArray
            && TypeConverter.ToNumber(source.Get("length")) > ScriptLimits.Items
                ? throw new JavaScriptException(
                    engine.Intrinsics.TypeError,
                    $"The list would have more than {ScriptLimits.Items} items."
                )
                : engine.Call(own, self, given)
        );
    }

    // A bound function or a proxy of one is none by its type.
    private static bool IsOfTheEngine(JsValue value, [NotNullWhen(true)] out ObjectInstance? callback)
    {
        callback = value as ObjectInstance;
        return callback is not (null or ScriptFunction or JsObject or JsArray);
    }

    private void Guard(ObjectInstance owner, string name, int place)
    {
        if (owner.Get(name) is not Function own)
            return;
        ScriptGuards.Replace(engine, owner, name, (self, given) =>
        {
            engine.Constraints.Check();
            if (place >= given.Length || !IsOfTheEngine(given[place], out var callback))
                return engine.Call(own, self, given);
            JsValue[] counted = [.. given];
            counted[place] = new ClrFunction(engine, "", (item, arguments) =>
            {
                engine.Constraints.Check();
                return engine.Call(callback, item, arguments);
            });
            return engine.Call(own, self, counted);
        });
    }
}
