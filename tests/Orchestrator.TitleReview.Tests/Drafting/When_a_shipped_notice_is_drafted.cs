using System.Text.Json;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Reading.Proposals;
using Orchestrator.TitleReview.Tests.Reading;
using Orchestrator.TitleReview.Tests.Support;
using Texts = Orchestrator.TitleReview.Tests.Reading.Notices;

namespace Orchestrator.TitleReview.Tests.Drafting;

/// <summary>The drafts of the five notices keep the dates that their texts state: those of the schedules that people drew.</summary>
public sealed class When_a_shipped_notice_is_drafted
{
    /// <summary>Rules of the catalogue whose text states no date, so that there is none to agree on.</summary>
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["TJ23-7.2-c"] = "限时更改 names no number of days; the number is an input of the year.",
    };

    private static readonly SchedulePlanner Planner = new(CalendarBook.Official, Definitions.Find);

    public static TheoryData<string> Files =>
        ["tianjin-2024", "tianjin-quality-2023", "yuncheng-2024", "liuzhou-2024", "xianning-2024"];

    public static IEnumerable<TheoryDataRow<string, string>> Rules =>
        from file in Gold.EnumerateObject()
        from id in file.Value.EnumerateArray().Select(rule => rule.GetProperty("id").GetString()!).Distinct()
        where !Exceptions.ContainsKey(id)
        select new TheoryDataRow<string, string>(Path.GetFileNameWithoutExtension(file.Name), id);

    private static JsonElement Gold =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Texts.Folder, "shipped.json"))).RootElement;

    [Theory]
    [MemberData(nameof(Files))]
    public void The_validator_finds_no_error(string file) => Of(file).Errors().ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_dated_rule_is_placed_or_listed_with_the_reason(string file)
    {
        var drafted = Of(file);
        var told = drafted
            .Draft.Placed.Select(rule => (rule.Clause, rule.Quote))
            .Concat(drafted.Draft.Unplaced.Select(rule => (rule.Clause, rule.Quote)))
            .ToHashSet();
        drafted.Reading.Rules.ShouldAllBe(rule => told.Contains(ValueTuple.Create(rule.Clause, rule.Quote)));
        drafted.Draft.Unplaced.ShouldAllBe(rule => rule.Reason.Length > 5 && rule.ReasonEn.Length > 5);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Its_plan_has_the_days_of_the_schedule_that_was_drawn(string file, string id)
    {
        var drafted = Of(file);
        var drawn = Definitions.Find(file)!;
        var settings = Settings(drawn);
        var days = Planner
            .Plan(drawn, settings)
            .Items.Where(item => item.Clauses.Contains(id))
            .Select(Day)
            .OfType<LocalDate>()
            .ToHashSet();
        var plan = drafted.Plan(settings);
        foreach (var rule in Found(drafted, file, id))
        {
            var steps = drafted
                .Draft.Placed.Where(placed => (placed.Clause, placed.Quote) == (rule.Clause, rule.Quote))
                .Select(placed => placed.Step)
                .ToHashSet();
            var own = plan
                .Items.Where(item => steps.Contains(item.ActivityId) && item.Clauses.Contains(rule.Clause))
                .Select(Day)
                .OfType<LocalDate>()
                .ToHashSet();
            own.ShouldNotBeEmpty($"{rule.Quote} at {string.Join(", ", steps)}");
            days.ShouldContain(
                day => own.Contains(day),
                $"{rule.Quote}: {string.Join(", ", own)} and not {string.Join(", ", days)}"
            );
        }
    }

    [Fact]
    public void What_is_excepted_is_in_the_catalogue_and_states_no_date()
    {
        var rules = Gold.EnumerateObject().SelectMany(file => file.Value.EnumerateArray()).ToList();
        foreach (var id in Exceptions.Keys)
        {
            var rule = rules.Single(rule => rule.GetProperty("id").GetString() == id);
            rule.GetProperty("n").ValueKind.ShouldBe(JsonValueKind.Null);
            rule.TryGetProperty("date", out _).ShouldBeFalse();
        }
    }

    private static LocalDate? Day(PlanItem item) => item.Kind == "opening" ? item.EffectiveDate : item.DueDate;

    /// <summary>One course of the year for both, so that days that count from its events can be compared.</summary>
    private static Dictionary<string, LocalDate> Settings(Workflows.Compilation.WorkflowPlan drawn)
    {
        var anchors = Planner.Plan(drawn, new Dictionary<string, LocalDate>()).Anchors;
        var meeting = anchors["meeting"];
        return new Dictionary<string, LocalDate>
        {
            ["apply.opens"] = anchors["apply.opens"],
            ["apply.closes"] = anchors["apply.closes"],
            ["meeting"] = meeting,
            ["reviewEnd"] = meeting.PlusDays(1),
            ["posted"] = meeting.PlusDays(2),
            ["cutoff"] = meeting.PlusDays(-40),
            ["document"] = meeting.PlusDays(20),
            ["published"] = meeting.PlusDays(21),
        };
    }

    /// <summary>The rules of the reading that stand for an id: of equal words the first is the first id's.</summary>
    private static List<ReadRule> Found(Drafted drafted, string file, string id)
    {
        var left = drafted.Reading.Rules.ToList();
        var found = new List<ReadRule>();
        foreach (var json in Gold.GetProperty(file + ".txt").EnumerateArray())
        {
            var own = json.GetProperty("id").GetString();
            var expected = Expected(json);
            // Two ids may share a rule.
            var rule = left.Find(expected.Is) ?? drafted.Reading.Rules.First(expected.Is);
            left.Remove(rule);
            if (own == id)
                found.Add(rule);
        }

        return found;
    }

    private static ExpectedRule Expected(JsonElement rule) =>
        new(
            JsonSerializer.SerializeToElement(
                rule.EnumerateObject()
                    .Where(value => value.Name != "id")
                    .ToDictionary(value => value.Name, value => value.Value)
            )
        );

    private static Drafted Of(string file) => Drafted.OfFile(Path.Combine(Texts.Folder, "notices", file + ".txt"));
}
