using NodaTime;
using Orchestrator.TitleReview.Extensions;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Made;

/// <summary>
/// A made notice (临江市2025年度) in two tracks, each with a window, a meeting, a draw, a publicity and a confirmation of its own: 中初级 meets in
/// June, 高级 in October. What is expected was counted by hand on the calendar of 2025: off are 1–5 May, 31 May–2 June and 1–8
/// October; 27 April, 28 September and 11 October are worked.
/// </summary>
public class When_linjiang_is_planned
{
    private static readonly MadeNotice Linjiang = new("linjiang", "linjiang-2025");

    [Fact]
    public void It_validates_without_an_error_and_without_a_warning_of_its_tracks() =>
        Linjiang
            .Findings()
            .Where(finding =>
                finding.Severity == Severity.Error
                || finding.Code.StartsWith("track", StringComparison.Ordinal)
                || finding.Code is "clause-undone" or "demand" or "absent-step"
            )
            .Select(finding => $"{finding.ActivityId} {finding.Code} {finding.Message}")
            .ShouldBeEmpty();

    /// <summary>
    /// Meeting on Tuesday 17 June. Seven working days before: 16, 13, 12, 11, 10, 9 and 6 June. Three days before is Saturday the 14th, so
    /// Friday the 13th. The list, posted six working days before, on the 9th: 10, 11, 12, 13, 16. Results within 18, 19, 20, 23, 24; hung
    /// on the 17th they hang those. Ten more: 25–27, 30 June, 1–4, 7, 8 July. Fifteen: 9–11, 14–18, 21–25, 28, 29 July. Document on
    /// 25 June, ten days: 26, 27, 30 June, 1–4, 7–9 July.
    /// <para>
    /// Meeting on Tuesday 21 October: 20, 17, 16, 15, 14, 13 and Saturday the 11th, which is worked. Three days before is Saturday the
    /// 18th, so Friday the 17th. The list, posted on the 13th: 14–17, 20. Results: 22, 23, 24, 27, 28. Ten: 29–31 October, 3–7, 10, 11
    /// November. Fifteen: 12–14, 17–21, 24–28 November, 1, 2 December. Document on 29 October, ten days: 30, 31 October, 3–7, 10–12
    /// November.
    /// </para>
    /// </summary>
    [Theory]
    [InlineData("ScheduleMeeting", "2025-06-17")]
    [InlineData("Interviews", "2025-06-06")]
    [InlineData("DrawExperts", "2025-06-13")]
    [InlineData("Candidates.post", "2025-06-09")]
    [InlineData("Candidates", "2025-06-16")]
    [InlineData("Publicize.post", "2025-06-24")]
    [InlineData("Publicize", "2025-06-24")]
    [InlineData("ReportResults", "2025-07-08")]
    [InlineData("Confirm.due", "2025-07-29")]
    [InlineData("CertificatesBy", "2025-07-09")]
    [InlineData("ReviewBy", "2025-06-30")]
    [InlineData("ScheduleMeeting2", "2025-10-21")]
    [InlineData("Interviews2", "2025-10-11")]
    [InlineData("DrawExperts2", "2025-10-17")]
    [InlineData("Candidates2.post", "2025-10-13")]
    [InlineData("Candidates2", "2025-10-20")]
    [InlineData("Publicize2.post", "2025-10-28")]
    [InlineData("Publicize2", "2025-10-28")]
    [InlineData("ReportResults2", "2025-11-11")]
    [InlineData("Confirm2.due", "2025-12-02")]
    [InlineData("CertificatesBy2", "2025-11-12")]
    [InlineData("ReviewBy2", "2025-10-31")]
    public void Each_tracks_days_count_from_its_own_meeting(string id, string day)
    {
        var item = Linjiang.Plan().ById(id);

        (item.DueDate ?? item.EffectiveDate).ShouldBe(Planned.Day(day));
        item.Track.ShouldBe(id.Contains('2', StringComparison.Ordinal) ? "高级" : "中初级");
        item.Action.ShouldContain(item.Track!);
    }

    [Fact]
    public void Nothing_stands_against_the_plan() =>
        Linjiang
            .Plan()
            .Warnings.Where(warning => warning.IsError || warning.Code is "order" or "impossible" or "conflict")
            .Select(warning => $"{warning.Item} {warning.Code} {warning.Message}")
            .ShouldBeEmpty();

    [Fact]
    public void No_date_of_a_meeting_is_the_cycles_own()
    {
        var anchors = Linjiang.Plan().Anchors;

        foreach (var name in (string[])["meeting", "reviewEnd", "posted", "publicity.ends", "published", "document"])
        {
            anchors.ShouldNotContainKey(name);
            anchors.ShouldContainKey(name + "@高级");
            anchors.ShouldContainKey(name + "@中初级");
        }
    }

    [Fact]
    public void Another_day_of_one_meeting_moves_nothing_of_the_other()
    {
        var (plain, moved) = (Linjiang.Plan(), Linjiang.Plan("meeting@高级=2025-10-23"));

        moved.ById("DrawExperts2").DueDate.ShouldBe(new LocalDate(2025, 10, 20));
        Days(moved, "中初级").ShouldBe(Days(plain, "中初级"));

        static List<(string, LocalDate?)> Days(SchedulePlan plan, string track) =>
            [
                .. plan
                    .Items.Where(item => item.Track == track)
                    .Select(item => (item.Id, item.DueDate ?? item.EffectiveDate)),
            ];
    }

    /// <summary>中初级 has to be reviewed by 30 June, 高级 by 31 October: the proof knows whose meeting is late.</summary>
    [Theory]
    [InlineData("meeting@中初级=2025-07-01", "中初级")]
    [InlineData("meeting@高级=2025-11-03", "高级")]
    public void A_meeting_after_the_last_day_of_its_own_track_is_found(string setting, string track)
    {
        var found = Linjiang
            .Plan(setting)
            .Warnings.Where(warning => warning.Code is "impossible" or "V7" or "conflict")
            .ToList();

        found.ShouldNotBeEmpty();
        found.ShouldAllBe(warning => warning.Message.Contains(track));
    }

    [Fact]
    public void Each_meeting_is_moved_by_its_full_name_and_an_event_that_says_the_track()
    {
        var schedule = Linjiang.Find("linjiang-2025")!;

        MovableDates
            .Of(schedule)
            .Where(date => date.Name.StartsWith("meeting", StringComparison.Ordinal))
            .Select(date => (date.Name, date.Label))
            .ShouldBe([("meeting@中初级", "评审会议（中初级）"), ("meeting@高级", "评审会议（高级）")]);
        var moved = MovableDates.Events(schedule, "meeting@高级", new LocalDate(2025, 10, 23), "场地", approver: null);
        moved.ShouldHaveSingleItem().Payload!["track"]!.GetValue<string>().ShouldBe("高级");
    }
}
