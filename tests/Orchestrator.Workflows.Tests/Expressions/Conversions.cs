using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Expressions;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Tests.Expressions;

public class Conversions
{
    private sealed record Rule(
        string Anchor,
        int Days,
        DeadlineKind Kind,
        LocalDate? On,
        IReadOnlyList<string>? Clauses
    );

    public static TheoryData<JsonNode?, object?> Values() =>
        new()
        {
            { "True", true },
            { false, false },
            { 1, true },
            { "", false },
            { null, 0 },
            { "7", 7 },
            { 7.0, 7 },
            { "7", 7L },
            { "1.5", 1.5 },
            { "1.5", 1.5m },
            { "00:00:05", TimeSpan.FromSeconds(5) },
            { "P1DT2H", TimeSpan.FromHours(26) },
            { "1.00:00:00", Duration.FromDays(1) },
            { "2024-11-01", new LocalDate(2024, 11, 1) },
            { "2024-11-01T17:30:00Z", new LocalDate(2024, 11, 2) },
            { "17:30", new LocalTime(17, 30) },
            { "2024-11-01", Instant.FromUtc(2024, 10, 31, 16, 0) },
            { "2024-11-01T17:30:00", Instant.FromUtc(2024, 11, 1, 9, 30) },
            { "2024-11-01T17:30:00+08:00", Instant.FromUtc(2024, 11, 1, 9, 30) },
            { "statutory", DeadlineKind.Statutory },
            { 2, DeadlineKind.Period },
            { 5, "5" },
            { true, "True" },
            { new JsonArray(1), "[1]" },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public void Values_become_what_an_input_asks_for(JsonNode? value, object? expected) =>
        ValueConverter.Convert(value, expected!.GetType()).ShouldBe(expected);

    [Fact]
    public void Lists_come_from_lists_from_text_and_from_one_value()
    {
        ValueConverter.Convert<IReadOnlyList<string>>("[\"a\",\"b\"]").ShouldBe(["a", "b"]);
        ValueConverter.Convert<IReadOnlyList<string>>(new JsonArray("a")).ShouldBe(["a"]);
        ValueConverter.Convert<IReadOnlyList<string>>("a").ShouldBe(["a"]);
        ValueConverter.Convert<IReadOnlyList<string>>("").ShouldBeNull();
        ValueConverter.Convert<JsonArray>(3)!.ToJsonString().ShouldBe("[3]");
    }

    [Fact]
    public void Records_are_read_without_regard_to_case()
    {
        var rule = ValueConverter.Convert<Rule>(
            "{\"anchor\":\"meeting\",\"DAYS\":-7,\"kind\":\"internal\",\"on\":\"2024-11-01\",\"clauses\":[\"TJ24-1\"]}"
        )!;
        (rule.Anchor, rule.Days, rule.Kind, rule.On, rule.Clauses!.Single()).ShouldBe(
            ("meeting", -7, DeadlineKind.Internal, new LocalDate(2024, 11, 1), "TJ24-1")
        );
    }

    [Theory]
    [InlineData("maybe", typeof(bool), "true or false")]
    [InlineData("1.5", typeof(int), "whole number")]
    [InlineData("x", typeof(int), "whole number")]
    [InlineData("99999999999", typeof(int), "whole number")]
    [InlineData("soon", typeof(TimeSpan), "duration")]
    [InlineData("2024-13-01", typeof(LocalDate), "date")]
    [InlineData("never", typeof(DeadlineKind), "Statutory")]
    [InlineData("{\"days\":\"x\"}", typeof(Rule), "days")]
    public void What_does_not_fit_is_told(string value, Type type, string says) =>
        Should.Throw<FormatException>(() => ValueConverter.Convert(value, type)).Message.ShouldContain(says);
}
