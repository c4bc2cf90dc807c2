using Orchestrator.Tests.Support;
using Orchestrator.Workflows.Tests.Support;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Expressions;

public class When_a_script_is_hostile
{
    private const long MostBytes = 200_000_000;

    private const string Big = "const s = 'x'.repeat(2 ** 18); ";

    public static TheoryData<string> Endless =>
        [
            "while (true) {}",
            "for (;;);",
            "do {} while (1)",
            "(function f() { f(); })()",
            "const f = () => f(); f()",
            "let a = () => b(), b = () => a(); a()",
            "class A { get x() { return this.x; } } new A().x",
            "const p = new Proxy({}, { get: (t, k, r) => r[k] }); p.a",
            "const o = {}; o.toString = () => o + ''; o + ''",
            "const o = { valueOf() { return +this; } }; +o",
            "const o = { get a() { return this.a; } }; o.a",
            "function* g() { while (true) yield 1; } [...g()]",
            "function* g() { yield* g(); } [...g()]",
            "Array.from({ [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }) }) })",
            "const i = { [Symbol.iterator]() { return this; }, next() { return { done: false }; } }; const [...all] = i; all",
            "Array.from({ length: 2 ** 32 })",
            "new Array(2 ** 31).fill(0)",
            "[].length = 2 ** 32 - 1; Array(2 ** 32 - 1).join('ab')",
            "Array.prototype.join.call({ length: 2 ** 53 })",
            "Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)",
            "Array.prototype.includes.call({ length: 2 ** 40 }, 1)",
            "Array.prototype.reverse.call({ length: 2 ** 40 })",
            "Array.prototype.fill.call({ length: 2 ** 40 }, 1)",
            "Array.prototype.forEach.call({ length: 2 ** 40 }, x => x)",
            "Array.prototype.sort.call({ length: 2 ** 40 })",
            "Array.prototype.splice.call({ length: 2 ** 40 }, 0, 1)",
            "Array.prototype.unshift.call({ length: 2 ** 40 }, 1)",
            "Array.prototype.lastIndexOf.call({ length: 2 ** 40 }, 1)",
            "Array.prototype.copyWithin.call({ length: 2 ** 40 }, 1, 0)",
            "Array.prototype.toReversed.call({ length: 2 ** 31 })",
            "Array.prototype.slice.call({ length: 2 ** 31 })",
            "Array.prototype.flat.call({ length: 2 ** 40 })",
            "Array.prototype.toString.call({ length: 2 ** 40, join: Array.prototype.join })",
            "Math.max.apply(null, { length: 2 ** 30 })",
            "Reflect.apply(Math.max, null, { length: 2 ** 31 })",
            "String.fromCharCode.apply(null, { length: 2 ** 28 })",
            "Function.prototype.apply.call(f => f, null, { length: 2 ** 29 })",
            "/(a+)+$/.test('a'.repeat(50) + '!')",
            "/^(\\w+\\s?)*$/.exec('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')",
            "'a'.repeat(50).concat('!').match(/(a|aa)+$/)",
            "'a'.repeat(100000).replace(/(a*)*b/, '')",
            "'x'.repeat(200000).split(/(x+x+)+y/)",
            "'a'.repeat(40).search(/(a+)+b/)",
            "[...('a'.repeat(40) + '!').matchAll(/(a+)+$/g)]",
            $"({string.Concat(Enumerable.Repeat("/(a+)+$/.test('" + new string('a', 28) + "!'), ", 300))}1)",
            "new RegExp('(a+)+$').test('a'.repeat(50) + '!')",
            "/(?:(?:(?:a?){20}){20}){20}a/.test('a'.repeat(30))",
            "/((((((((((a+)+)+)+)+)+)+)+)+)+)+b/.test('a'.repeat(60))",
            "Array(100000).fill(0).map((_, i) => i).sort((a, b) => { while (true); })",
            "[3, 1].sort(() => { for (;;); })",
            "'ab'.replace(/a/g, () => { while (1); })",
            "JSON.parse('[1]', () => { while (1); })",
            "JSON.stringify({ toJSON() { while (1); } })",
            "JSON.stringify([1], () => { for (;;); })",
            "new Map([[1, 2]]).forEach(() => { while (1); })",
            "return new Promise(() => {})",
            "(async () => { while (true) await 1; })()",
            "(async () => { for (;;) await new Promise(r => r()); })()",
            "const f = () => Promise.resolve().then(f); return f()",
            "const t = { then(r) { r(t); } }; (async () => await t)()",
            "return { then(done) { done(this); } }",
            "let i = 0; while (i < 1e9) i++",
            "for (const k in new Proxy({}, { ownKeys: () => { while (1); } }));",
            "try { while (true); } catch { while (true); } finally { while (true); }",
            "const a = []; a[0] = a; return a.flat(Infinity)",
            "const a = [1]; a.forEach(x => a.push(x))",
            "const m = new Map([[0, 0]]); for (const [k] of m) { m.delete(k); m.set(k + 1, 0); }",
            "const s = new Set([0]); for (const k of s) s.add(k + 1)",
            "new Intl.NumberFormat('zh', { minimumFractionDigits: 100 }).format(1)",
            "'x'.localeCompare('y'.repeat(1e8))",
            "Date.prototype.toLocaleString.call(new Date(8.64e15))",
            "eval('while(true);')",
            "new Function('while(true);')()",
            "(() => {}).constructor('while (1);')()",
            "setTimeout(() => {}, 0)",
            "import('fs')",
        ];

    public static TheoryData<string> Vast =>
        [
            "'x'.repeat(2 ** 28)",
            "'x'.repeat(2 ** 30)",
            "'x'.padStart(2 ** 28)",
            "'x'.padEnd(2 ** 29, 'ab')",
            Big + "s.concat(s, s, s)",
            Big + "s.replaceAll('x', s)",
            Big + "s.replace(/x/g, s)",
            Big + "s.replace(/x/g, '$&$&$&$&$&$&$&$&$&$&$&$&$&$&$&$&$&$&$&$&$&')",
            Big + "s.replace(/x/g, () => s)",
            Big + "s.split('').join(s)",
            Big + "Array(1000).fill(s).join('')",
            Big + "Array(1000).fill(s) + ''",
            Big + "String(Array(1000).fill(Array(100).fill(s)))",
            Big + "`${Array(100000).fill(s)}`",
            Big + $"`{string.Concat(Enumerable.Repeat("${s}", 1000))}`",
            Big + $"let t = s; ({string.Concat(Enumerable.Repeat("t += t, ", 30))}t.length)",
            Big + $"let t = s; ({string.Concat(Enumerable.Repeat("t = t + t, ", 30))}t.charCodeAt(0))",
            Big + "let t = s; while (true) t += t",
            Big + "let t = s; const f = () => t += t; " + string.Concat(Enumerable.Repeat("f(),", 30)) + "1",
            Big + "[...Array(40)].reduce(a => a + a, s)",
            Big + "const a = []; while (true) a.push(s + a.length)",
            Big + "const o = {}; for (let i = 0; ; i++) o['k' + i] = s + i",
            "const a = []; while (true) a.push(new Array(1000).fill(0))",
            "let a = [1]; for (;;) a = [...a, ...a]",
            "let a = [1]; while (true) a = a.concat(a)",
            "let a = [1, 2]; for (let i = 0; i < 60; i++) a = a.flatMap(x => [x, x])",
            "new Array(2 ** 32 - 1)",
            "Array(2 ** 31).fill()",
            "new ArrayBuffer(2 ** 31 - 100)",
            "new Uint8Array(2 ** 30)",
            "new SharedArrayBuffer(2 ** 30)",
            "globalThis['Uint8' + 'Array'](9)",
            "new (globalThis['Array' + 'Buffer'])(2 ** 30)",
            "Reflect.construct(Array, [2 ** 31]).fill(1)",
            "let a = [1]; for (let i = 0; i < 30; i++) a = [a, a, a, a, a, a, a, a, a, a]; JSON.stringify(a)",
            "let a = [1]; for (let i = 0; i < 30; i++) a = { b: a, c: a, d: a }; toJson(a)",
            "let a = ['x'.repeat(1000)]; for (let i = 0; i < 20; i++) a = [a, a, a, a]; return a",
            "let a = 'x'; for (let i = 0; i < 20; i++) a = [a, a]; a.toString()",
            "let a = []; for (let i = 0; i < 90000; i++) a = [a]; return a",
            "let a = []; for (let i = 0; i < 50000; i++) a = [a]; JSON.stringify(a)",
            "let a = []; for (let i = 0; i < 3000; i++) a = [a]; JSON.stringify(a, null, 10)",
            "JSON.parse('['.repeat(100000))",
            "JSON.parse('{\"a\":'.repeat(100000))",
            "JSON.parse('[' + '[],'.repeat(80000) + '0]').map(x => Array(1000).fill(1))",
            "JSON.stringify(Array(200000).fill('x'.repeat(1000)))",
            "2n ** (2n ** 40n)",
            "let b = 3n; for (let i = 0; i < 40; i++) b *= b; b > 0n",
            "1n << (2n ** 40n)",
            "BigInt('9'.repeat(200000)) ** 100n > 0n",
            "BigInt.asUintN(2 ** 40, -1n)",
            "(3n ** 100000n).toString().length > (7n ** 200000n).toString().length",
            "encodeURIComponent('张'.repeat(200000)).repeat(100)",
            "'\\u0390'.repeat(2 ** 18).normalize('NFD').toUpperCase().repeat(9)",
            "setVariable('v', 'x'.repeat(2 ** 18) + 'y'.repeat(2 ** 18)); const a = []; for (let i = 0; i < 99; "
                + "i++) a.push(getVariable('v')); return a",
            "setVariable('v', Array(200000).fill('abcdefghijklmnop'))",
            "variables.v = Array(150000).fill({ a: 'xxxxxxxxxxxxxxxxxxxx' })",
            "setCorrelationId('x'.repeat(2 ** 18)); return Array(100).fill(getCorrelationId())",
            "return Array(200000).fill({ a: 1, b: 2, c: 3, d: 4 })",
            "throw new Error('x'.repeat(2 ** 18))",
            "throw Array(200000).fill('xxxxxxxxxx')",
            "Symbol('x'.repeat(2 ** 18)).toString().repeat(2 ** 12)",
            "String.raw({ raw: Array(100000).fill('x'.repeat(1000)) })",
            "new Error('x'.repeat(2 ** 18)).stack.repeat(100)",
            "Object.assign({}, 'x'.repeat(2 ** 18))",
            "Object.entries('x'.repeat(2 ** 18)).map(x => Array(100).fill(x))",
            "[...'x'.repeat(2 ** 18)].map(x => [x, x, x])",
            "new Map(Array(100000).fill(0).map((_, i) => [i, Array(1000).fill(i)]))",
            "Object.fromEntries(Array(100000).fill(0).map((_, i) => ['key' + i, 'x'.repeat(1000)]))",
            "Array(50000).fill(0).map((_, i) => new Date(i).toString().repeat(100))",
            "const r = /(?:)/g; 'x'.repeat(2 ** 18).replace(r, 'yyyyyyyyyyyyyyyyyyyyyyyyyy')",
        ];

    /// <summary>The first evaluation of a process compiles the engine itself.</summary>
    static When_a_script_is_hostile() =>
        _ = new Instance(Workflow(Sequence(Line("say", Script("[1].map(x => /a/.test(`${x}`)) + 1n")))));

    [Theory]
    [MemberData(nameof(Endless))]
    public void It_is_stopped_in_time(string script) => Try(script);

    [Theory]
    [MemberData(nameof(Vast))]
    public void It_is_stopped_before_it_has_the_memory(string script) => Try(script);

    [Fact]
    public void Nothing_that_it_changed_is_seen_by_the_next()
    {
        foreach (
            var change in new[]
            {
                "Array.prototype.map = () => 'stolen'",
                "Object.prototype.x = 1",
                "globalThis.JSON = null",
                "Math.max = () => 0",
                "String.prototype.trim = null",
                "undefined2 = 5",
                "Object.defineProperty(Object.prototype, 'y', { get: () => 1 })",
                "Promise.resolve = null",
                "Date = null",
                "RegExp.prototype.exec = null",
                "globalThis.getName = () => 'me'",
            }
        )
        {
            Try(change);
        }
        When_a_script_is_modern
            .Say(
                "[1].map(x => x + 1) + '|' + ({}).x + ({}).y + JSON.stringify([Math.max(1, 2)]) + ' a '.trim() + "
                    + "typeof undefined2 + getName() + /a/.test('a')"
            )
            .ShouldBe("2|undefinedundefined[2]aundefinedAnntrue");
    }

    private static void Try(string script)
    {
        var (began, allocated) = (ThreadTime.Now, GC.GetAllocatedBytesForCurrentThread());
        try
        {
            _ = new Instance(Workflow(Sequence(Line("say", Script(script))), [Variable("v", "Object")]));
        }
        catch (ShouldAssertException)
        {
            // Refused when it is compiled.
        }

        (ThreadTime.Now - began).ShouldBeLessThan(TimeSpan.FromSeconds(2), script);
        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(MostBytes, script);
    }
}
