namespace Orchestrator.Server.Tests.Support;

/// <summary>
/// Scripts that would hold a processor, fill the memory, break the stack or change what others compute: each deed in
/// each disguise.
/// </summary>
internal static class HostileScripts
{
    private static readonly string[] Deeds =
    [
        "while (true) {}",
        "for (;;);",
        "do {} while (1);",
        "(function f() { f(); })();",
        "const a = () => b(), b = () => a(); a();",
        "const big = []; while (true) big.push('x'.repeat(1000));",
        "let t = 'x'; while (true) t += t;",
        "'x'.repeat(2 ** 30);",
        "new Array(2 ** 31).fill(0);",
        "Array.from({ length: 2 ** 32 });",
        "Array.prototype.join.call({ length: 2 ** 53 });",
        "[].concat(...Array(100000).fill([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));",
        "/^(a+)+$/.test('a'.repeat(60) + '!');",
        "/(x+x+)+y/.test('x'.repeat(100000));",
        "'a'.repeat(100000).replace(/(a*)*b/, '');",
        "const o = { toString: () => o + '' }; o + '';",
        "const p = new Proxy({}, { get: (t, k, r) => r[k] }); p.a;",
        "function* g() { while (true) yield 1; } [...g()];",
        "JSON.parse('['.repeat(100000));",
        "let n = {}; for (let i = 0; i < 100000; i++) n = { n }; JSON.stringify(n);",
        "let s = 'a'; for (let i = 0; i < 60; i++) s = s.padStart(s.length * 2, s);",
        "Array(200000).fill(0).map((_, i) => i).sort(() => { for (let i = 0; i < 1e9; i++); });",
        "Object.prototype.polluted = 1; Array.prototype.map = () => 1; while (true) {}",
        "globalThis.leak = 1; Math.max = () => 42; JSON.stringify = () => 'x'; while (true) {}",
        "new Map(Array.from({ length: 1e7 }, (_, i) => [i, i]));",
        "const x = 'x'.repeat(200000); Array.from({ length: 100000 }, () => x + Math.random()).join('');",
        "'ab'.replace(/a/g, () => { while (1); });",
        "Reflect.apply(Math.max, null, { length: 2 ** 31 });",
        "String.fromCharCode(...Array(1e6).fill(65));",
        "let d = 0; const e = () => { try { e(); } finally { while (1) d++; } }; e();",
    ];

    private static readonly string[] Disguises =
    [
        "{0}",
        "(() => {{ {0} }})()",
        "[1].forEach(() => {{ {0} }})",
        "({{ get x() {{ {0} return 1; }} }}).x",
        "({{ toString() {{ {0} return ''; }} }}) + ''",
        "class A {{ constructor() {{ {0} }} }} new A()",
        "JSON.stringify({{ toJSON() {{ {0} return 1; }} }})",
        "try {{ {0} }} catch {{ {0} }}",
        "const run = function* () {{ {0} yield 1; }}; [...run()]",
        "Promise.resolve().then(() => {{ {0} }})",
    ];

    /// <summary>Three hundred.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Disguises.SelectMany(disguise =>
            Deeds.Select(deed => string.Format(System.Globalization.CultureInfo.InvariantCulture, disguise, deed))
        ),
    ];
}
