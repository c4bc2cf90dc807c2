using System.Diagnostics;
using Orchestrator.Tests.Support;
using Orchestrator.Workflows.Tests.Support;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Expressions;

/// <summary>
/// What is called after the last statement, while the value is read, counts like the script itself: each of these stays
/// within every bound at each call, and goes far beyond them in all.
/// </summary>
public class When_the_value_of_a_script_is_hostile
{
    private const string Work = "for (let i = 0; i < 20000; i++);";

    private const string Fill = "Array(100000).fill(1).map(x => [x]);";

    /// <summary>Each call runs 20,000 statements; the value makes a hundred calls.</summary>
    public static TheoryData<string> Long =>
        [
            $"const o = {{}}; for (let i = 0; i < 100; i++) Object.defineProperty(o, 'k' + i, "
                + $"{{ enumerable: true, get() {{ {Work} return 1; }} }}); return o",
            $"return Array(100).fill({{ toJSON() {{ {Work} return 1; }} }})",
            $"return Array(100).fill(new Proxy({{ a: 1 }}, {{ get(t, k) {{ {Work} return t[k]; }} }}))",
            $"return Array(100).fill(new Proxy({{}}, {{ ownKeys() {{ {Work} return []; }} }}))",
            $"return Array(100).fill(new Proxy({{ a: 1 }}, {{ getOwnPropertyDescriptor(t, k) {{ {Work} "
                + "return Reflect.getOwnPropertyDescriptor(t, k); } }))",
            $"class N extends Number {{ valueOf() {{ {Work} return 1; }} }} return Array(100).fill(new N(1))",
            $"const a = Array(100).fill(1); for (let i = 0; i < 100; i++) Object.defineProperty(a, i, "
                + $"{{ get() {{ {Work} return 1; }} }}); return a",
            $"const a = [0]; Object.defineProperty(a, 0, {{ get() {{ {Work} a.push({{ toJSON() {{ {Work} "
                + "return a[0]; } }); return 1; } }); a.push({ toJSON: () => a[0] }); return a",
            $"class Deep {{ toJSON() {{ {Work} return {{ inner: new Deep() }}; }} }} return new Deep()",
            $"class Again {{ toJSON() {{ {Work} return new Again(); }} }} return new Again()",
            $"variables.v = Array(100).fill({{ toJSON() {{ {Work} return 1; }} }})",
            $"variables.v = {{ toJSON() {{ {Work} return variables; }} }}",
            $"for (let i = 0; i < 100; i++) setVariable('v', {{ get a() {{ {Work} return 1; }} }})",
            $"for (let i = 0; i < 100; i++) toJson({{ toJSON() {{ {Work} return 1; }} }})",
            $"while (true) 'a'.split({{ toString() {{ {Work} return 'b'; }} }})",
            $"while (true) BigInt({{ toString() {{ {Work} return '1'; }} }}) + 1n",
            $"return Promise.resolve(Array(100).fill({{ toJSON() {{ {Work} return 1; }} }}))",
            $"throw {{ get message() {{ while (true) {{ {Work} }} }} }}",
            $"throw {{ get message() {{ throw {{ get message() {{ while (true) {{ {Work} }} }} }}; }} }}",
            "return Promise.reject({ toString() { while (true); } })",
            "return Promise.reject({ [Symbol.toPrimitive]() { for (;;); } })",
        ];

    /// <summary>Each call allocates some megabytes; the value makes a hundred calls.</summary>
    public static TheoryData<string> Vast =>
        [
            $"return Array(100).fill({{ toJSON() {{ {Fill} return 1; }} }})",
            $"return Array(100).fill(new Proxy({{}}, {{ ownKeys() {{ {Fill} return []; }} }}))",
            "return { toJSON() { return Array(190000).fill({ toJSON() { return 'x'.repeat(100000).split(''); } }); } }",
            "const a = [0]; Object.defineProperty(a, 0, { get() { for (let i = 0; i < 50000; i++) a.push(i); return 1; } }); "
                + "const b = Array(50).fill(a); return b.map(x => ({ toJSON: () => [x, ...x] }))",
            $"return new Proxy({{}}, {{ ownKeys: () => Array.from({{ length: 150000 }}, (_, i) => 'key' + i), "
                + "getOwnPropertyDescriptor: () => ({ value: Array(1000).fill(1), enumerable: true, configurable: true }) })",
            "for (let i = 0; i < 100; i++) setVariable('v' + i, Array(50000).fill('text'))",
            "for (let i = 0; i < 100; i++) variables['v' + i] = 'x'.repeat(200000)",
        ];

    [Theory]
    [MemberData(nameof(Long))]
    public void Its_statements_count_as_the_scripts(string script)
    {
        var began = ThreadTime.Now;
        Incident(script).ShouldNotBeNull(script);
        (ThreadTime.Now - began).ShouldBeLessThan(TimeSpan.FromSeconds(2), script);
    }

    [Theory]
    [MemberData(nameof(Vast))]
    public void Its_memory_counts_as_the_scripts(string script)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        Incident(script).ShouldNotBeNull(script);
        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(200_000_000, script);
    }

    [Theory]
    [InlineData("throw { get message() { throw 1; } }")]
    [InlineData("throw { get message() { return { toString() { throw 2; } }; } }")]
    [InlineData("throw Symbol('x')")]
    [InlineData("throw Object.create(null)")]
    [InlineData("return Promise.reject(Symbol('x'))")]
    [InlineData("return Promise.reject({ toString() { throw 3; } })")]
    [InlineData("throw new Proxy({}, { get() { throw 4; } })")]
    public void What_it_throws_is_an_incident_even_when_it_cannot_be_read(string script) =>
        Incident(script).ShouldNotBeNull(script);

    [Fact]
    public void It_waits_for_nothing()
    {
        var began = Stopwatch.GetTimestamp();
        Incident("return new Promise(() => {})").ShouldNotBeNull().ShouldContain("never comes");
        Incident("(async () => { await new Promise(() => {}); })()").ShouldNotBeNull().ShouldContain("never comes");
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(Promised.Seconds(1));
    }

    [Fact]
    public void What_stays_within_the_bounds_is_read_as_before() =>
        When_a_script_is_modern
            .Say(
                "return JSON.stringify(await0()); function await0() { return { "
                    + "a: new Proxy({ x: 1 }, {}), b: { toJSON: () => [1, { toJSON: () => 2 }] }, get c() { return 3; } }; }"
            )
            .ShouldBe("{\"a\":{\"x\":1},\"b\":[1,2],\"c\":3}");

    /// <summary>The message of the incident that a script made; null when it made none.</summary>
    private static string? Incident(string script)
    {
        var instance = new Instance(Workflow(Sequence(Line("say", Script(script))), [Variable("v", "Object")]));
        return instance.State.Incidents.SingleOrDefault()?.Message;
    }
}
