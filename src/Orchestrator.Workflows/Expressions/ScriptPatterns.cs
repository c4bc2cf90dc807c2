using Jint;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace Orchestrator.Workflows.Expressions;

/// <summary>How long a regular expression may be: what one is compiled to takes twenty kilobytes for a letter of <c>\p{L}</c>.</summary>
internal static class ScriptPatterns
{
    /// <summary>Characters of one.</summary>
    public const int Longest = 2_000;

    // Scripts see it wherever they see the constructor, and what it makes is what the constructor makes.
    private static readonly Prepared<Acornima.Ast.Script> Guard = Engine.PrepareScript(
        """
        (function (RegExp, check, construct) {
          const guarded = new Proxy(RegExp, {
            apply(target, self, given) { check(given[0]); return target(...given); },
            construct(target, given, as) { check(given[0]); return construct(target, given, as === guarded ? target : as); },
          });
          RegExp.prototype.constructor = guarded;
          RegExp.prototype.compile = undefined;
          return guarded;
        })
        """
    );

    /// <summary>Puts the guard in the place of the constructor.</summary>
    public static void Install(Engine engine)
    {
        var check = new ClrFunction(engine, "", (_, given) =>
        {
            Check(engine, given);
            return JsValue.Undefined;
        });
        var construct = engine.Global.Get("Reflect").AsObject().Get("construct");
        engine.SetValue(
            "RegExp",
            engine.Invoke(engine.Evaluate(Guard), JsValue.Undefined, [engine.Global.Get("RegExp"), check, construct])
        );
    }

    /// <summary>Throws when the first of these is a longer text.</summary>
    public static void Check(Engine engine, JsValue[] given)
    {
        if (given.Length == 0 || given[0].IsUndefined() || given[0].IsRegExp())
            return;
        if (ScriptGuards.Length(given[0]) > Longest)
        {
            throw new JavaScriptException(
                engine.Intrinsics.TypeError,
                $"The regular expression would be longer than {Longest} characters."
            );
        }
    }
}
