using System.Text.Json;
using NodaTime.Text;
using Orchestrator.TitleReview.Reading;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Tests.Reading;

/// <summary>The notices that reading is tested with, and what must be found in them.</summary>
internal static class Notices
{
    /// <summary>Where they lie: <c>notices</c> are the five shipped ones, <c>written</c> those made up for these tests.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Reading", "Data");

    /// <summary>The three made ones beside the repository; null where that folder is absent.</summary>
    public static string? Made { get; } = FindMade();

    public static NoticeReading Read(string file, int? year = null) =>
        NoticeReader.Read(File.ReadAllText(file), new NoticeReaderOptions { Year = year });

    /// <summary>The files that a gold names.</summary>
    public static IEnumerable<TheoryDataRow<string>> FilesOf(string? folder) =>
        folder is null ? [] : Gold(folder).EnumerateObject().Select(file => new TheoryDataRow<string>(file.Name));

    /// <summary>Every rule of the gold is found, each in another one of the reading; returns those that are left.</summary>
    public static IReadOnlyList<ReadRule> ShouldHoldTheGold(string folder, string file)
    {
        var gold = Gold(folder).GetProperty(file);
        var reading = Read(Path.Combine(folder, file));
        foreach (var value in gold.GetProperty("notice").EnumerateObject())
        {
            HeadOf(reading.Notice, value.Name)
                .ShouldBe(value.Value.ValueKind == JsonValueKind.Null ? null : value.Value.ToString(), value.Name);
        }
        var left = reading.Rules.ToList();
        var missed = new List<string>();
        foreach (var expected in gold.GetProperty("rules").EnumerateArray().Select(json => new ExpectedRule(json)))
        {
            if (left.Find(expected.Is) is not { } rule)
            {
                missed.Add(expected.ToString());
                continue;
            }

            left.Remove(rule);
            missed.AddRange(
                expected
                    .Findings.Except(rule.Findings.Select(finding => finding.Code))
                    .Select(code => $"{code} of {expected}")
            );
        }

        missed.ShouldBeEmpty();
        return left;
    }

    /// <summary>Whether a rule names or counts a day.</summary>
    public static bool IsDated(ReadRule rule) =>
        rule.Form
            is ReadForm.By
                or ReadForm.From
                or ReadForm.Window
                or ReadForm.Publicity
                or ReadForm.Within
                or ReadForm.Before;

    private static string? HeadOf(NoticeHead head, string name) =>
        name switch
        {
            "number" => head.Number,
            "issued" => head.Issued is { } day ? LocalDatePattern.Iso.Format(day) : null,
            "issuer" => head.Issuer,
            "jurisdiction" => head.Jurisdiction,
            "title" => head.Title,
            "year" => head.Year?.ToString(),
            _ => throw new InvalidOperationException($"The gold names {name}, which no notice has."),
        };

    private static JsonElement Gold(string folder) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "gold.json"))).RootElement;

    private static string? FindMade()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var made = Path.Combine(folder.FullName, "shared", "domain", "made");
            if (Directory.Exists(made))
                return made;
        }

        return null;
    }
}
