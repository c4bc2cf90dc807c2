using Orchestrator.Calendars;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Absence;

/// <summary>
/// 临江市2025年度, where each track has a meeting of its own: what is taken from one is missed by its name, though the other has it.
/// </summary>
public sealed class When_one_track_lacks_a_step
{
    private const string City = "linjiang-2025";

    private static readonly DefinitionValidator Validator = new(
        Definitions.Registry,
        ReviewRules.All(CalendarBook.Official, Removal.NoticesOf(City))
    );

    private static readonly HashSet<Finding> Known = [.. Findings(Removal.TextOf(City, City))];

    [Theory]
    [InlineData("ScheduleMeeting", Severity.Error)]
    [InlineData("Reschedule", Severity.Warning)]
    [InlineData("Candidates", Severity.Warning)]
    [InlineData("Interviews", Severity.Error)]
    [InlineData("DrawExperts", Severity.Error)]
    [InlineData("ReplaceExperts", Severity.Warning)]
    [InlineData("Meeting", Severity.Error)]
    [InlineData("Publicize", Severity.Error)]
    [InlineData("Confirm", Severity.Error)]
    [InlineData("Certificates", Severity.Error)]
    public void It_is_told_with_the_name_of_the_track(string step, Severity severity)
    {
        foreach (var (id, track, other) in new[] { (step, "中初级", "高级"), (step + "2", "高级", "中初级") })
        {
            var news = Findings(new Removal(City, City, id, Bridged: true).Json()).Except(Known).ToList();

            news.ShouldContain(finding =>
                finding.Severity == severity
                && (finding.Message.Contains($"批次“{track}”") || finding.Message.Contains($"（{track}）"))
            );
            news.Where(finding => finding.Code == "law")
                .ShouldAllBe(finding => !finding.Message.Contains($"批次“{other}”"));
        }
    }

    /// <summary>The cycle may not end while one track still waits for its results.</summary>
    [Fact]
    public void A_cycle_that_ends_with_the_first_track_is_an_error()
    {
        var news = Findings(
                Removal
                    .TextOf(City, City)
                    .Replace("\"value\": \"WaitAll\"", "\"value\": \"WaitAny\"", StringComparison.Ordinal)
            )
            .Except(Known)
            .ToList();

        news.Count(finding => finding.Code == "law-order" && finding.ActivityId == "Close").ShouldBe(2);
    }

    private static IReadOnlyList<Finding> Findings(string json) =>
        Validator.Validate(json, file: null, id =>
            DefinitionReader.Read(id == City ? json : Removal.TextOf(City, id)).Definition
        );
}
