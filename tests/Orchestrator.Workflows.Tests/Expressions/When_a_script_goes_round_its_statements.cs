using Orchestrator.Tests.Support;
using Orchestrator.Workflows.Tests.Support;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Expressions;

/// <summary>
/// Hostile scripts, a line each, that let the engine itself do the work: iterators whose steps are no statements, chains of
/// them, symbols behind the guarded functions, functions of the engine as callbacks, values that are read after the script.
/// </summary>
public class When_a_script_goes_round_its_statements
{
    private const long MostBytes = 200_000_000;

    /// <summary>Bytes: what a thread has on Windows and on Alpine; elsewhere it is eight megabytes.</summary>
    private const int SmallStack = 1536 * 1024;

    public static TheoryData<string> Scripts => [.. HostileLines.Read("scripts.txt")];

    public static TheoryData<string, int> Deep =>
        new()
        {
            { "(|1|)", 15_000 },
            { "[||]", 20_000 },
            { "{||}", 20_000 },
            { "`${|x|}`", 3_000 },
            { "a=>|1|", 15_000 },
            { "1?|1|:1", 15_000 },
            { "async()=>|1|", 5_000 },
            { "function f(){||}", 3_900 },
            { "class A{static{||}}", 3_000 },
            { "class A{static{||}}", 600 },
            { "if(1)|;|", 10_000 },
            { "for(;;)|;|", 8_000 },
            { "try{||}finally{}", 3_500 },
            { "new |Object|", 10_000 },
            { "typeof |1|", 8_000 },
            { "!|1|", 60_000 },
            { "- |1|", 30_000 },
            { "({a:|1|})", 10_000 },
            { "1+|1|", 30_000 },
            { "1**|1|", 15_000 },
            { "|({})|.a?.b", 10_000 },
            { "|x|.a`x`", 8_000 },
            { "x=|1|", 20_000 },
            { "\"x\"+|\"y\"|", 15_000 },
        };

    /// <summary>The first evaluation of a process compiles the engine itself.</summary>
    static When_a_script_goes_round_its_statements() =>
        _ = new Instance(Workflow(Sequence(Line("say", Script("[1].map(x => /a/.test(`${x}`)) + 1n")))));

    [Theory]
    [MemberData(nameof(Scripts))]
    public void It_ends_in_time_and_within_its_memory(string script) => Try(script);

    /// <param name="shape">What stands before, in and behind the innermost, between bars.</param>
    /// <param name="times">How often it nests.</param>
    [Theory]
    [MemberData(nameof(Deep))]
    public void A_text_that_nests_deeply_is_refused_or_runs(string shape, int times)
    {
        var parts = shape.Split('|');
        var script =
            string.Concat(Enumerable.Repeat(parts[0], times))
            + parts[1]
            + string.Concat(Enumerable.Repeat(parts[2], times));
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(() => Try(script)), SmallStack);
        thread.Start();
        thread.Join();
        failure.ShouldBeNull();
    }

    [Fact]
    public void The_next_evaluation_is_none_the_wiser()
    {
        const string Look =
            "return [[3, 1, 2].toSorted().join(), [...[1, 2].values().map(x => x * 2)], 'a-b'.replace('-', '+'), ({}).polluted, "
            + "[[1], [2]].flat().length, String.raw`a${1}b`, JSON.stringify({ a: [1] }), new Set([1]).union(new Set([2])).size, "
            + "Math.max(1, 2), typeof leak, 'é'.normalize('NFD').length].join('|')";
        var before = When_a_script_is_modern.Say(Look);
        foreach (
            var script in HostileLines
                .Read("scripts.txt")
                .Where(line => line.Contains("prototype") || line.Contains("global"))
        )
        {
            Try(script);
        }

        When_a_script_is_modern.Say(Look).ShouldBe(before);
        before.ShouldBe("1,2,3|2,4|a+b||2|a1b|{\"a\":[1]}|2|2|undefined|2");
    }

    [Theory]
    [InlineData("[1, 2, 3].values().filter(x => x > 1).map(x => x * 2).toArray().join()", "4,6")]
    [InlineData("[1, 2, 3].values().drop(1).take(1).reduce((a, b) => a + b)", "2")]
    [InlineData(
        "Iterator.from({ next() { return { done: this.n > 2, value: this.n++ }; }, n: 0 }).toArray().join()",
        "0,1,2"
    )]
    [InlineData("(() => { let n = ''; [1, 2].values().forEach(x => n += x); return n; })()", "12")]
    [InlineData(
        "[1, 2].values().some(x => x == 2) && [1, 2].values().every(x => x > 0) && [1, 2].values().find(x => x > 1) == 2",
        "True"
    )]
    [InlineData("[1, 2].values().flatMap(x => [x, x]).toArray().join()", "1,1,2,2")]
    [InlineData("(function* () { const x = yield* [1, 2]; return 3; })().next().value", "1")]
    [InlineData(
        "(() => { function* g() { try { yield 1; yield 2; } finally { closed = true; } } let closed = false; "
            + "g().take(1).toArray(); return closed; })()",
        "True"
    )]
    [InlineData("return Promise.all([1, Promise.resolve(2)]).then(x => x.join())", "1,2")]
    [InlineData("return Promise.all(new Set([1, 2])).then(x => x.join())", "1,2")]
    [InlineData("return Promise.any([Promise.reject(1), 2])", "2")]
    [InlineData("return Promise.allSettled([1]).then(x => x[0].status)", "fulfilled")]
    [InlineData("[...new Set([1, 2]).union(new Map([[3, 1]]))].join()", "1,2,3")]
    [InlineData("new Set([1]).isSubsetOf({ size: 2, has: x => true, keys: () => [1, 2].values() })", "True")]
    [InlineData(
        "[1, [2, [3, [4]]]].flat().length + '' + [1, [2, [3, [4]]]].flat(Infinity).length + [1, , [2, , 3]].flat().join()",
        "341,2,3"
    )]
    [InlineData("String.raw`a\\n${1}b${2}`", "a\\n1b2")]
    [InlineData(
        "'a-b-c'.replace(/-/g, x => '+') + 'aXb'.replace(/(?<n>X)/, '[$<n>$1$&]') + 'x.y'.replaceAll('.', (m, at) => at)",
        "a+b+ca[XXX]bx1y"
    )]
    [InlineData("/b/[Symbol.replace]('abc', 'x') + /b/[Symbol.search]('abc') + 'a,b'.split(/,/).length", "axc12")]
    [InlineData("'e\\u0301'.normalize('NFC').length + 'a'.localeCompare('b')", "0")]
    [InlineData("['b', 'a'].sort(new Intl.Collator('en').compare).join()", "a,b")]
    public void What_is_guarded_works_as_the_language_says(string script, string line) =>
        When_a_script_is_modern.Say(script).ShouldBe(line, script);

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
