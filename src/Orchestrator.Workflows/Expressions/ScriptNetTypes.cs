using System.Reflection;
using Jint;
using Jint.Native;
using Jint.Runtime.Interop;

namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// The types of .NET that scripts know from Elsa, with the members that scripts use, written in JavaScript: no .NET type is
/// reached. Their clock is the unit of work's, in China's civil time, and their chance is drawn from it.
/// </summary>
internal static class ScriptNetTypes
{
    private static readonly Prepared<Acornima.Ast.Script> Types = Engine.PrepareScript(Read());

    /// <summary>Makes <c>DateTime</c>, <c>DateTimeOffset</c>, <c>TimeSpan</c>, <c>Guid</c> and <c>Random</c> known.</summary>
    public static void Install(Engine engine, ScriptGlobals globals)
    {
        var make = engine.Evaluate(Types);
        var chance = new ClrFunction(engine, "chance", (_, _) => globals.NextChance());
        var guid = new ClrFunction(engine, "guid", (_, _) => globals.NewGuid().ToString());
        var types = engine.Invoke(make, JsValue.Undefined, [chance, guid]).AsObject();
        foreach (var name in ScriptNames.NetTypes)
            engine.SetValue(name, types.Get(name));
    }

    private static string Read()
    {
        using var stream = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceStream("Orchestrator.Workflows.Expressions.NetTypes.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
