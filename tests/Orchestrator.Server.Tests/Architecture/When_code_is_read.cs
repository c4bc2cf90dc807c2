using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Orchestrator.Server.Tests.Architecture;

/// <summary>Code is read on a screen beside another window, and by people who keep few things in mind at once.</summary>
public sealed partial class When_code_is_read
{
    private const int Columns = 140;
    private const int Parameters = 7;

    private static readonly string[] Projects =
    [
        "Calendars",
        "Workflows",
        "TitleReview",
        "Storage",
        "Storage.PostgreSql",
        "Storage.SqlServer",
        "Engine",
        "Cases",
        "Desk",
        "Server",
    ];

    [Fact]
    public void No_line_is_longer_than_a_screen_is_wide() =>
        Files("src").SelectMany(path => LongLines(path, File.ReadAllText(path))).ShouldBeEmpty();

    /// <summary>A document of another language that a test sends keeps its lines.</summary>
    [Fact]
    public void No_line_of_a_test_is_longer_beside_the_documents_it_sends() =>
        Files("tests").SelectMany(path => LongLines(path, Blank(File.ReadAllText(path)))).ShouldBeEmpty();

    /// <summary>What a lambda is given is called what it is, or <c>_</c>.</summary>
    [Fact]
    public void No_parameter_of_a_lambda_is_a_single_letter() =>
        Files("src").Concat(Files("tests")).SelectMany(path => Letters(path, File.ReadAllText(path))).ShouldBeEmpty();

    [Fact]
    public void A_single_letter_is_seen_beside_texts_of_another_language() =>
        Letters("x", "a(b => b);\na((item, c) => c);\na(\"d => d\");\na(_ => 1);\na(async e => e); // f => f\n")
            .ShouldBe(["x:1", "x:2", "x:5"]);

    /// <summary>Constructors may take more: services are composed by dependency injection, and nobody calls them.</summary>
    [Fact]
    public void A_method_that_needs_more_than_seven_things_has_a_type_for_them() =>
        Types().SelectMany(LongMethods).ShouldBeEmpty();

    [Fact]
    public void A_name_of_a_type_stands_for_one_thing() =>
        Types()
            .Where(type => type.DeclaringType is null && !type.Name.Contains('`', StringComparison.Ordinal))
            .GroupBy(type => type.Name)
            .Where(ofName => ofName.Select(type => type.Namespace).Distinct().Count() > 1)
            .Select(ofName => $"{ofName.Key}: {string.Join(", ", ofName.Select(type => type.Namespace))}")
            .ShouldBeEmpty();

    [Fact]
    public void A_method_of_eight_parameters_is_seen_and_a_constructor_and_a_record_are_not() =>
        LongMethods(typeof(Sample)).ShouldBe([$"{typeof(Sample).FullName}.Add: 8"]);

    [Fact]
    public void A_long_line_beside_a_document_is_seen() =>
        LongLines("x", Blank($"var a = \"\"\"{new string('x', 200)}\"\"\";\n{new string('y', 141)}\n"))
            .ShouldBe(["x:2"]);

    private static IEnumerable<string> LongMethods(Type type) =>
        type.GetMethods(
                BindingFlags.Public
                    | BindingFlags.NonPublic
                    | BindingFlags.Instance
                    | BindingFlags.Static
                    | BindingFlags.DeclaredOnly
            )
            .Where(method => method.GetParameters().Length > Parameters && !IsGenerated(method))
            .Select(method => $"{type.FullName}.{method.Name}: {method.GetParameters().Length}");

    private static bool IsGenerated(MethodInfo method) =>
        method.Name.Contains('<', StringComparison.Ordinal)
        || method.IsDefined(typeof(CompilerGeneratedAttribute))
        || method.Name.StartsWith("__", StringComparison.Ordinal);

    private static IEnumerable<Type> Types() =>
        Projects
            .SelectMany(project => Assembly.Load($"Orchestrator.{project}").GetTypes())
            .Where(type => type.Namespace?.StartsWith("Orchestrator.", StringComparison.Ordinal) is true)
            .Where(type => !type.Namespace!.EndsWith(".Migrations", StringComparison.Ordinal))
            .Where(type => !type.Name.Contains('<', StringComparison.Ordinal));

    private static IEnumerable<string> Files(string folder) =>
        Directory
            .GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !NotOurs().IsMatch(path));

    private static IEnumerable<string> LongLines(string path, string text) =>
        text.Split('\n')
            .Index()
            .Where(line => line.Item.Length > Columns)
            .Select(line => $"{Path.GetFileName(path)}:{line.Index + 1}");

    private static IEnumerable<string> Letters(string path, string text) =>
        Text()
            .Replace(Blank(text), "")
            .Split('\n')
            .Index()
            .Where(line => Letter().IsMatch(line.Item))
            .Select(line => $"{Path.GetFileName(path)}:{line.Index + 1}");

    private static string Blank(string text) =>
        RawText().Replace(text, raw => new string('\n', raw.Value.Count(one => one == '\n')));

    [GeneratedRegex("\"\"\"[\\s\\S]*?\"\"\"", RegexOptions.CultureInvariant)]
    private static partial Regex RawText();

    [GeneratedRegex("\"(?:[^\"\\\\\n]|\\\\.)*\"|//[^\n]*", RegexOptions.CultureInvariant)]
    private static partial Regex Text();

    [GeneratedRegex("(?<![\\w.])[a-z]\\s*=>|[(,]\\s*[a-z]\\s*(?:,[^()]*)?\\)\\s*=>", RegexOptions.CultureInvariant)]
    private static partial Regex Letter();

    [GeneratedRegex("[\\\\/](?:obj|bin|Migrations)[\\\\/]", RegexOptions.CultureInvariant)]
    private static partial Regex NotOurs();

    private sealed record Sample(int A, int B, int C, int D, int E, int F, int G, int H)
    {
        public static int Add(int a, int b, int c, int d, int e, int f, int g, int h) => a + b + c + d + e + f + g + h;

        public static int AddSeven(int a, int b, int c, int d, int e, int f, int g) => a + b + c + d + e + f + g;
    }
}
