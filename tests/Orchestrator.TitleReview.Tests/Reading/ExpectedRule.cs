using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Tests.Reading;

/// <summary>A rule that a reader must find: its form, some words, and the values that are stated, others free.</summary>
internal sealed record ExpectedRule(JsonElement Json)
{
    private const double LeastShared = 0.7;

    public string Quote => Json.GetProperty("quote").GetString()!;

    /// <summary>Whether a rule is this one: same form, every stated value, words that overlap.</summary>
    public bool Is(ReadRule rule) =>
        Name(rule.Form.ToString()) == Json.GetProperty("form").GetString()
        && Json.EnumerateObject()
            .All(value => value.Name is "quote" or "form" or "findings" || Same(value.Value, ValueOf(rule, value.Name)))
        && Overlaps(rule.Quote);

    /// <summary>Codes of findings that the rule must have.</summary>
    public IEnumerable<string> Findings =>
        Json.TryGetProperty("findings", out var codes) ? codes.EnumerateArray().Select(code => code.GetString()!) : [];

    public override string ToString() => Json.ToString();

    private bool Overlaps(string quote)
    {
        var letters = Quote.ToHashSet();
        return quote.Contains(Quote)
            || Quote.Contains(quote)
            || letters.Count(letter => quote.Contains(letter)) >= LeastShared * letters.Count;
    }

    private static bool Same(JsonElement expected, object? actual) =>
        expected.ValueKind switch
        {
            JsonValueKind.Null => actual is null,
            JsonValueKind.Number => actual is int number && number == expected.GetInt32(),
            JsonValueKind.True or JsonValueKind.False => actual is bool flag && flag == expected.GetBoolean(),
            _ => (actual as string) == expected.GetString(),
        };

    private static object? ValueOf(ReadRule rule, string name) =>
        name switch
        {
            "from" => Iso(rule.From),
            "to" => Iso(rule.To),
            "date" => Iso(rule.Date),
            "time" => rule.Time,
            "timeFrom" => rule.TimeFrom,
            "n" => rule.N,
            "unit" => Name(rule.Unit?.ToString()),
            "bound" => Name(rule.Bound?.ToString()),
            "value" => rule.Value,
            "soft" => rule.Soft,
            "track" => rule.Track,
            "anchorName" => rule.AnchorName,
            "consequence" => rule.Consequence,
            _ => throw new InvalidOperationException($"The gold names {name}, which no rule has."),
        };

    private static string? Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;

    private static string? Name(string? name) => name is null ? null : JsonNamingPolicy.CamelCase.ConvertName(name);
}
