using System.Text.Json.Nodes;
using Orchestrator.Workflows.Tests.Support;
using Orchestrator.Workflows.Validation;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Expressions;

public class When_a_script_is_modern
{
    internal static string Say(string script)
    {
        var instance = new Instance(
            Workflow(
                Sequence(Line("say", Script(script))),
                [
                    Variable("Name", "String", "Ann"),
                    Variable("Person", "JSON", "{\"name\":\"张三\",\"tags\":[\"a\",\"b\"],\"boss\":null}"),
                ],
                json =>
                    json["inputs"] = new JsonArray(
                        new JsonObject
                        {
                            ["name"] = "Series",
                            ["type"] = "String",
                            ["defaultValue"] = "工程",
                        }
                    )
            )
        );
        instance.State.Incidents.ShouldBeEmpty(script);
        return instance.Lines.SingleOrDefault() ?? "(null)";
    }

    [Theory]
    [InlineData("getPerson().boss?.name ?? '(nobody)'", "(nobody)")]
    [InlineData("getPerson()?.tags?.[1]", "b")]
    [InlineData("getPerson().missing?.().x", "(null)")]
    [InlineData("let a = null; a ??= 5; let b = 0; b ||= 7; let c = 1; c &&= 9; [a, b, c].join()", "5,7,9")]
    [InlineData(
        "const { name, tags: [first, ...rest], other = 'none' } = getPerson(); `${name}${first}${rest}${other}`",
        "张三abnone"
    )]
    [InlineData("const f = (a, b = 2, ...more) => a + b + more.length; f(1) + f(1, 1, 9, 9)", "7")]
    [InlineData("Math.max(...[1, 5, 3])", "5")]
    [InlineData("JSON.stringify({ ...{ a: 1, b: 2 }, b: 3 })", "{\"a\":1,\"b\":3}")]
    [InlineData("const key = 'x'; JSON.stringify({ [key + 1]: 1, m() { return 1; } })", "{\"x1\":1}")]
    [InlineData(
        "class A { #n = 1; static s = 2; get n() { return this.#n; } up() { this.#n++; return this; } } new A().up().n + A.s",
        "4"
    )]
    [InlineData(
        "class A { hi() { return 'a'; } } class B extends A { hi() { return super.hi() + 'b'; } } new B().hi()",
        "ab"
    )]
    [InlineData("function* g() { yield 1; yield* [2, 3]; } [...g()].join()", "1,2,3")]
    [InlineData("const tag = (s, ...v) => s.raw.join('|') + v.join(); tag`a${1}b${2}c`", "a|b|c1,2")]
    [InlineData("/(?<y>\\d{4})-(?<m>\\d\\d)/.exec('2024-10').groups.m", "10")]
    [InlineData("'1a2b'.replace(/(?<=\\d)[a-z]/g, x => x.toUpperCase())", "1A2B")]
    [InlineData("[...'a1b2'.matchAll(/\\d/g)].map(m => m[0]).join()", "1,2")]
    [InlineData("String(2n ** 64n)", "18446744073709551616")]
    [InlineData(
        "JSON.stringify(Object.groupBy([1, 2, 3], x => x % 2 ? 'odd' : 'even'))",
        "{\"odd\":[1,3],\"even\":[2]}"
    )]
    [InlineData("Map.groupBy([1, 2, 3], x => x % 2).get(1).join()", "1,3")]
    [InlineData(
        "[3, 1, 2].toSorted().join() + [1, 2].toReversed() + [1, 2, 3].with(1, 9) + [1, 2, 3].toSpliced(0, 1)",
        "1,2,32,11,9,32,3"
    )]
    [InlineData(
        "[1, 2, 3].findLast(x => x < 3) + ':' + [1, 2].findLastIndex(x => x > 5) + ':' + [1, 2].at(-1)",
        "2:-1:2"
    )]
    [InlineData("[[1, [2, [3]]]].flat(Infinity).join() + [1, 2].flatMap(x => [x, x * 2])", "1,2,31,2,2,4")]
    [InlineData("Object.fromEntries(Object.entries({ a: 1, b: 2 }).map(([k, v]) => [k, v * 2])).b", "4")]
    [InlineData("new Set([1, 1, 2]).size + [...new Set('aab')].join('')", "2ab")]
    [InlineData("const m = new Map([['a', 1]]); m.set('b', 2); [...m.keys()].join() + m.get('b')", "a,b2")]
    [InlineData("new Set([1, 2]).union(new Set([2, 3])).size", "3")]
    [InlineData("const p = new Proxy({}, { get: (t, k) => 'no ' + String(k) }); p.thing", "no thing")]
    [InlineData("Reflect.ownKeys({ a: 1, b: 2 }).length", "2")]
    [InlineData("const s = Symbol('q'); ({ [s]: 4 })[s]", "4")]
    [InlineData(
        "label: for (const a of [1, 2]) { for (const b of [1, 2]) { if (b == 2) continue label; if (a == 2) break label; } } 'out'",
        "out"
    )]
    [InlineData("try { null.x } catch { 'caught' } finally { }", "caught")]
    [InlineData("try { throw new Error('a', { cause: 'b' }); } catch (e) { e.message + e.cause }", "ab")]
    [InlineData("(async () => { const x = await Promise.resolve(4); return x + 1; })()", "5")]
    [InlineData("return Promise.all([1, Promise.resolve(2)])", "[1,2]")]
    [InlineData("async function f() { return 'done'; } return f();", "done")]
    [InlineData("'abc'.at(-1) + 'x'.padEnd(3, '.') + ' a '.trimEnd() + 'a-b'.replaceAll('-', '+')", "cx.. aa+b")]
    [InlineData("1_000_000 + 0b11 + 0o17 + 0xff", "1000273")]
    [InlineData("2 ** 10", "1024")]
    [InlineData("Number.isInteger(5.0) && Number.EPSILON > 0 && Number.MAX_SAFE_INTEGER === 9007199254740991", "True")]
    [InlineData("Math.trunc(-1.5) + Math.sign(-3) + Math.hypot(3, 4) + Math.cbrt(27)", "6")]
    [InlineData("Array.from({ length: 3 }, (_, i) => i * i).join()", "0,1,4")]
    [InlineData("Array.of(7, 8).includes(8)", "True")]
    [InlineData("[1, 2, 3, 4].copyWithin(0, 2).fill(0, 3).join()", "3,4,3,0")]
    [InlineData("Object.hasOwn({ a: 1 }, 'a') && !Object.hasOwn({}, 'toString')", "True")]
    [InlineData("const o = Object.freeze({ a: 1 }); o.a = 2; o.a", "1")]
    [InlineData("'张三'.codePointAt(0).toString(16) + String.fromCodePoint(0x5f20)", "5f20张")]
    [InlineData("'\\u{1F600}'.length + [...'\\u{1F600}'].length", "3")]
    [InlineData("'é'.normalize('NFD').length", "2")]
    [InlineData("let x = 1; { let x = 2; } x", "1")]
    [InlineData("var f = function fact(n) { return n < 2 ? 1 : n * fact(n - 1); }; f(10)", "3628800")]
    [InlineData("(function () { return new.target === undefined; })()", "True")]
    [InlineData("const { a: { b = 3 } = {} } = {}; b", "3")]
    [InlineData("let [p, q] = [1, 2]; [p, q] = [q, p]; `${p}${q}`", "21")]
    [InlineData("isNaN(NaN) && Object.is(NaN, NaN) && !Object.is(0, -0)", "True")]
    [InlineData("switch (getName()) { case 'Ann': 'hers'; break; default: 'theirs'; }", "hers")]
    [InlineData("parseInt('12px', 10) + parseFloat('1.5e1')", "27")]
    [InlineData("encodeURIComponent('a b&张') + decodeURIComponent('%E5%BC%A0')", "a%20b%26%E5%BC%A0张")]
    [InlineData(
        "new Date('2024-10-08T00:00:00Z').toISOString() + new Date(2024, 9, 8).getDay()",
        "2024-10-08T00:00:00.000Z2"
    )]
    [InlineData("Temporal.PlainDate.from('2024-10-08').add({ days: 30 }).toString()", "2024-11-07")]
    [InlineData("const later = new WeakMap(); const k = {}; later.set(k, 1); later.get(k)", "1")]
    [InlineData("var i = 0; do { i++; } while (i < 3); i", "3")]
    [InlineData("undeclared = 4; undeclared + 1", "5")]
    [InlineData("[10, 9, 1].sort((a, b) => a - b).join('-')", "1-9-10")]
    [InlineData(
        "JSON.stringify({ a: [1, { b: 2 }], c: undefined, d: new Date(0) }, null, 1)",
        "{\n \"a\": [\n  1,\n  {\n   \"b\": 2\n  }\n ],\n \"d\": \"1970-01-01T00:00:00.000Z\"\n}"
    )]
    [InlineData("JSON.stringify({ a: 1, b: { a: 2, c: 3 } }, ['a', 'b'])", "{\"a\":1,\"b\":{\"a\":2}}")]
    [InlineData("JSON.stringify({ a: 1, b: 2 }, (k, v) => k === 'a' ? undefined : v)", "{\"b\":2}")]
    [InlineData(
        "'abcabc'.replace(/b/g, '$&$&') + 'x'.concat(1, null) + ['a', [1, null, [2]]].toString()",
        "abbcabbcx1nulla,1,,2"
    )]
    [InlineData("['一', '二'].toLocaleString()", "一,二")]
    public void It_gives_what_ECMAScript_says(string script, string line) => Say(script).ShouldBe(line, script);

    [Theory]
    [InlineData("return DateTime.Now.Year > 2000", "True")]
    [InlineData("DateTime.Now.ToString('yyyy-MM-dd HH:mm:ss')", "2024-10-08 09:00:00")]
    [InlineData("DateTime.UtcNow.AddDays(1).AddHours(-2)", "2024-10-08T23:00:00Z")]
    [InlineData("new DateTime(2024, 1, 31).AddMonths(1).ToString('yyyy/M/d')", "2024/2/29")]
    [InlineData("DateTime.Today.Subtract(new DateTime(2024, 10, 1)).TotalDays", "7")]
    [InlineData("DateTime.Parse('2024-10-08T01:02:03Z').TimeOfDay.ToString()", "09:02:03")]
    [InlineData(
        "DateTime.DaysInMonth(2024, 2) + ':' + DateTime.IsLeapYear(2023) + ':' + new DateTime(2024, 12, 31).DayOfYear",
        "29:false:366"
    )]
    [InlineData("DateTimeOffset.Now.ToUnixTimeSeconds()", "1728349200")]
    [InlineData(
        "TimeSpan.FromHours(36).Days + ':' + TimeSpan.FromMinutes(90).TotalHours + ':' + TimeSpan.Parse('1.02:03:04.5')",
        "1:1.5:1.02:03:04.5000000"
    )]
    [InlineData("new TimeSpan(1, 2, 3)", "01:02:03")]
    [InlineData("({ wait: TimeSpan.FromDays(1.5) })", "{\"wait\":\"1.12:00:00\"}")]
    [InlineData(
        "Guid.NewGuid().ToString().length + Guid.Parse('{0F8FAD5B-D9CB-469F-A165-70867728950E}').ToString('N')",
        "360f8fad5bd9cb469fa16570867728950e"
    )]
    [InlineData("Guid.Empty", "00000000-0000-0000-0000-000000000000")]
    [InlineData("const n = new Random().Next(1, 7); n >= 1 && n < 7 && new Random().NextDouble() < 1", "True")]
    public void It_knows_the_types_of_NET_that_Elsa_gives(string script, string line) =>
        Say(script).ShouldBe(line, script);

    [Theory]
    [InlineData("System.IO.File.ReadAllText('/etc/passwd')", "System")]
    [InlineData("importNamespace('System')", "importNamespace")]
    [InlineData("1;\nprocess.exit()", "line 2: process")]
    [InlineData("fetch('http://127.0.0.1')", "fetch")]
    [InlineData("new Uint8Array(8)", "Uint8Array")]
    public void What_is_not_there_is_refused_when_it_is_saved_with_the_line(string script, string says)
    {
        var findings = new DefinitionValidator(Instance.Registry).Validate(
            Workflow(Sequence(Line("say", Script(script)))),
            "a.json"
        );
        findings.ShouldContain(finding => finding.MessageEn.Contains(says, StringComparison.Ordinal), script);
    }
}
