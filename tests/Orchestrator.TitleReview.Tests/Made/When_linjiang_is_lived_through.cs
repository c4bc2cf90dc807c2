using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Tests.Made;

/// <summary>
/// 临江市2025年度: 中初级 and 高级 have meetings of their own in one cycle. What belongs to one is never done to the other, and an event says whose
/// it is.
/// </summary>
public class When_linjiang_is_lived_through
{
    private const string Junior = "中初级";
    private const string Senior = "高级";

    private static readonly MadeNotice Linjiang = new("linjiang", "linjiang-2025");

    private TestYear year = Begin(FlowchartMode.Counter);

    [Theory]
    [InlineData(FlowchartMode.Counter)]
    [InlineData(FlowchartMode.Token)]
    public void Each_track_goes_its_own_way_to_the_certificate_and_the_cycle_ends_with_the_last(FlowchartMode mode)
    {
        year = Begin(mode);
        var juniors = ToTheMeeting(Junior, 2);
        var seniors = new[] { AtOffice(Senior), AtOffice(Senior) };

        Review(Junior, juniors, meeting: "2025-06-17");
        juniors.ShouldAllBe(id => year.Application(id).Stage == Stages.ResultPublicity);
        seniors.ShouldAllBe(id => year.Application(id).Stage == Stages.OfficeAcceptance);

        Send(Junior, ReviewEvents.ResultPosted, Posting("2025-06-17")).ShouldBeNull();
        year.MoveTo("2025-06-25 09:00");
        juniors.ShouldAllBe(id => year.Application(id).Stage == Stages.AwaitingConfirmation);
        AcceptAndPay(seniors, "2025-07-07 10:00", "2025-07-22 10:00");
        Confirm(Junior, juniors);
        year.Cycle.IsRunning.ShouldBeTrue();
        seniors.ShouldAllBe(id => year.Application(id).Stage == Stages.AwaitingReview);

        year.MoveTo("2025-08-04 10:00");
        Send(Senior, ReviewEvents.AcceptanceFinished).ShouldBeNull();
        year.MoveTo("2025-09-16 10:00");
        Send(Senior, ReviewEvents.MeetingScheduled, new() { ["date"] = "2025-10-21" }).ShouldBeNull();
        Review(Senior, seniors, meeting: "2025-10-21");
        Send(Senior, ReviewEvents.ResultPosted, Posting("2025-10-21")).ShouldBeNull();
        year.MoveTo("2025-10-29 09:00");
        Confirm(Senior, seniors);

        Committee(Junior).ShouldNotBe(Committee(Senior));
        (year.Anchors["reviewEnd@中初级"], year.Anchors["reviewEnd@高级"]).ShouldBe(
            (new LocalDate(2025, 6, 17), new LocalDate(2025, 10, 21))
        );
        juniors.Concat(seniors).ShouldAllBe(id => year.Application(id).Stage == Stages.Certified);
        year.Cycle.Stage.ShouldBe(Stages.CycleClosed);
        year.Cycle.IsRunning.ShouldBeFalse();
        year.Cycle.Deadlines.ShouldAllBe(row => row.State != DeadlineState.Armed);
    }

    [Fact]
    public void An_event_without_a_track_is_refused_and_told_which_wait()
    {
        year.MoveTo("2025-05-06 10:00");

        var refusal = year.Send(ReviewEvents.MeetingScheduled, """{"date":"2025-06-17"}""")!;

        (refusal.Code, refusal.Chinese, refusal.English).ShouldBe(
            (
                "track-missing",
                "“确定评审会议日期”须写明批次，正在等待的批次：中初级、高级。",
                "\"Set the date of the review meeting\" has to say for which track; waiting are: 中初级, 高级."
            )
        );
        year.Send(ReviewEvents.MeetingScheduled, """{"date":"2025-06-17","track":null}""")!
            .Code.ShouldBe("track-missing");
        year.Send(ReviewEvents.MeetingScheduled, """{"date":"2025-06-17","track":5}""")!
            .Code.ShouldBe("invalid-payload");
    }

    [Fact]
    public void An_event_of_a_track_that_does_not_wait_is_refused_by_name()
    {
        ToTheMeeting(Junior, 1);

        var unknown = year.Send(ReviewEvents.DrawCommitted, Commitment("初级"))!;
        var early = year.Send(ReviewEvents.DrawCommitted, Commitment(Senior))!;

        (unknown.Code, unknown.Chinese).ShouldBe(
            ("track-not-waiting", "批次“初级”现在不接受“专家抽取承诺”，正在等待的批次：中初级。")
        );
        early.English.ShouldBe(
            "The track \"高级\" does not wait for \"Commitment before the draw of experts\"; waiting are: 中初级."
        );
    }

    [Fact]
    public void One_meeting_is_moved_and_the_other_stays_with_all_its_deadlines()
    {
        ToTheMeeting(Junior, 1);
        Send(Senior, ReviewEvents.MeetingScheduled, new() { ["date"] = "2025-10-21" }).ShouldBeNull();
        var before = Armed(Junior);
        before.ShouldNotBeEmpty();

        Send(Senior, ReviewEvents.MeetingScheduled, new() { ["date"] = "2025-10-23", ["reason"] = "场地" })
            .ShouldBeNull();

        Armed(Junior).ShouldBe(before);
        (year.Anchors["meeting@中初级"], year.Anchors["meeting@高级"]).ShouldBe(
            (new LocalDate(2025, 6, 17), new LocalDate(2025, 10, 23))
        );
        year.Anchors.ShouldNotContainKey("meeting");
        // Three days before the 23rd is the 20th.
        Due("DrawExperts2").ShouldBe(new LocalDate(2025, 10, 20));
        Due("DrawExperts").ShouldBe(new LocalDate(2025, 6, 13));
    }

    [Fact]
    public void A_meeting_votes_on_its_own_applications_alone()
    {
        var junior = ToTheMeeting(Junior, 1)[0];
        var senior = AtOffice(Senior);
        year.MoveTo("2025-06-03 10:00");
        Send(Junior, ReviewEvents.InterviewCalled, Applications(senior))!.Code.ShouldBe("not-on-agenda");
        Send(Junior, ReviewEvents.InterviewCalled, Applications()).ShouldBeNull();
        Post(Junior, "2025-06-03");
        Object(Junior, "MD-1", senior, "candidates")!.Code.ShouldBe("not-on-agenda");
        Draw(Junior, "n-1");
        Open(Junior, "2025-06-17");

        Vote(Junior, senior)!.Code.ShouldBe("not-on-agenda");
        Vote(Junior, junior).ShouldBeNull();
        Send(Junior, ReviewEvents.ReviewClosed).ShouldBeNull();
        Send(Junior, ReviewEvents.ResultPosted, Posting("2025-06-17")).ShouldBeNull();
        Object(Junior, "YY-1", senior, "result")!.Code.ShouldBe("not-on-agenda");
        Object(Junior, "YY-1", junior, "result").ShouldBeNull();
    }

    private static TestYear Begin(FlowchartMode mode) =>
        new(
            Linjiang.Find("linjiang-2025"),
            Linjiang.Find("linjiang-2025-application"),
            mode: mode,
            from: "2025-02-10 09:00"
        );

    private void Review(string track, IReadOnlyList<long> applications, string meeting)
    {
        var day = Planned.Day(meeting).PlusDays(-14);
        if (year.Now < TestYear.At($"{day:uuuu-MM-dd} 10:00"))
            year.MoveTo($"{day:uuuu-MM-dd} 10:00");
        Send(track, ReviewEvents.InterviewCalled, Applications([.. applications])).ShouldBeNull();
        Post(track, $"{day:uuuu-MM-dd}");
        Draw(track, $"nonce {track}");
        Open(track, meeting);
        foreach (var application in applications)
        {
            Send(track, ReviewEvents.InterviewRecorded, new() { ["application"] = application, ["attended"] = true })
                .ShouldBeNull();
            Vote(track, application).ShouldBeNull();
        }
        Send(track, ReviewEvents.ReviewClosed).ShouldBeNull();
    }

    private void Confirm(string track, IReadOnlyList<long> applications)
    {
        Send(track, ReviewEvents.ReportSubmitted, new() { ["report"] = "results" }).ShouldBeNull();
        Send(track, ReviewEvents.ConfirmationIssued, new() { ["documentNumber"] = "临人社职〔2025〕30号" })
            .ShouldBeNull();
        applications.ShouldAllBe(id => year.Application(id).Stage == Stages.AwaitingCertificate);
        Send(track, ReviewEvents.CertificatesIssued).ShouldBeNull();
        applications.ShouldAllBe(id => year.Application(id).Stage == Stages.Certified);
    }

    private List<long> ToTheMeeting(string track, int count)
    {
        var applications = Enumerable.Range(0, count).Select(_ => AtOffice(track)).ToList();
        AcceptAndPay(applications, "2025-04-28 10:00", "2025-05-13 10:00");
        year.MoveTo("2025-05-26 10:00");
        Send(track, ReviewEvents.AcceptanceFinished).ShouldBeNull();
        Send(track, ReviewEvents.MeetingScheduled, new() { ["date"] = "2025-06-17" }).ShouldBeNull();
        return applications;
    }

    private long AtOffice(string track)
    {
        var opens = track == Junior ? "2025-03-05" : "2025-05-13";
        if (year.Now < TestYear.At(opens + " 10:00"))
            year.MoveTo(opens + " 10:00");
        else
            year.JumpTo(opens + " 10:00");
        var application = year.Submitted(payload => payload["level"] = track == Junior ? "中级" : "副高");
        year.Recommend(application);
        year.Send(application, ReviewEvents.PublicityPosted, $$"""{"postedOn":"{{opens}}"}""").ShouldBeNull();
        // 13 May: 14–16 and 19–22 May.
        year.MoveTo(track == Junior ? "2025-03-15 09:00" : "2025-05-23 09:00");
        year.Send(application, ReviewEvents.DepartmentDecided, """{"decision":"submitted","checks":["公示结果证明"]}""")
            .ShouldBeNull();
        return application;
    }

    private void AcceptAndPay(IReadOnlyList<long> applications, string accepted, string paid)
    {
        year.MoveTo(accepted);
        foreach (var application in applications)
            year.Accept(application);
        year.MoveTo(paid);
        foreach (var application in applications)
            year.Send(application, ReviewEvents.PaymentRecorded, "{}").ShouldBeNull();
    }

    private void Post(string track, string day) =>
        Send(track, ReviewEvents.CandidatesPosted, Posting(day)).ShouldBeNull();

    private void Draw(string track, string nonce)
    {
        year.Send(ReviewEvents.DrawCommitted, Commitment(track)).ShouldBeNull();
        Send(
                track,
                ReviewEvents.SupervisionSignedIn,
                new()
                {
                    ["subject"] = "draw",
                    ["supervisor"] = "监督员",
                    ["nonce"] = nonce,
                }
            )
            .ShouldBeNull();
        Send(track, ReviewEvents.DrawPerformed, new() { ["secret"] = "临" }).ShouldBeNull();
    }

    private void Open(string track, string meeting)
    {
        year.MoveTo($"{meeting} 09:00");
        Send(track, ReviewEvents.MeetingOpened, new() { ["mode"] = "onsite", ["declarationsSigned"] = true })
            .ShouldBeNull();
        var committee = Committee(track);
        Send(
                track,
                ReviewEvents.AttendanceRecorded,
                new()
                {
                    ["experts"] = new JsonArray([.. committee.Select(code => (JsonNode)code)]),
                    ["chair"] = committee[0],
                }
            )
            .ShouldBeNull();
    }

    private Refusal? Vote(string track, long application) =>
        Send(
            track,
            ReviewEvents.BallotsRecorded,
            new()
            {
                ["results"] = new JsonArray(
                    new JsonObject
                    {
                        ["application"] = application,
                        ["opinions"] = 3,
                        ["yes"] = 11,
                        ["no"] = 0,
                    }
                ),
            }
        );

    private Refusal? Object(string track, string number, long application, string publicity) =>
        Send(
            track,
            ReviewEvents.ObjectionRaised,
            new()
            {
                ["publicity"] = publicity,
                ["objection"] = number,
                ["application"] = application,
            }
        );

    private Refusal? Send(string track, string name, JsonObject? payload = null)
    {
        payload ??= [];
        payload["track"] = track;
        return year.Send(name, payload.ToJsonString());
    }

    private List<string> Committee(string track) =>
        [
            .. year.Cycle.State.Variables[$"draw@{track}"]!["committee"]!
                .AsArray()
                .Select(code => code!.GetValue<string>()),
        ];

    /// <summary>The open deadlines of a track's steps, by run and day.</summary>
    private List<(string Run, string Name, LocalDate Day)> Armed(string track) =>
        [
            .. year
                .Cycle.Deadlines.Where(row => row.State == DeadlineState.Armed && IsOf(row, track))
                .Select(row => (row.ActivityInstanceId, row.Request.Name, row.Request.DueDate)),
        ];

    private bool IsOf(DeadlineRow row, string track) => StepOf(row)!.EndsWith('2') == (track == Senior);

    private string? StepOf(DeadlineRow row) =>
        year.Cycle.State.Bookmarks.FirstOrDefault(bookmark => bookmark.ActivityInstanceId == row.ActivityInstanceId)
            is { } bookmark
            ? bookmark.NodeId[(bookmark.NodeId.LastIndexOf(':') + 1)..]
            : null;

    private LocalDate Due(string step) =>
        year.Cycle.Deadlines.Last(row => row.State == DeadlineState.Armed && StepOf(row) == step).Request.DueDate;

    private static JsonObject Applications(params long[] ids) =>
        new() { ["applications"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) };

    private static JsonObject Posting(string day) => new() { ["postedOn"] = day, ["channels"] = new JsonArray("网站") };

    private static string Commitment(string track) =>
        $$"""{"seats":11,"secretHash":"{{DrawHash.Of("临")}}","track":"{{track}}"}""";
}
