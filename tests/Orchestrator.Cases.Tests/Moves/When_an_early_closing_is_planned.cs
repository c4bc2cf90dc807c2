using NodaTime;
using Orchestrator.Cases.Cycles;
using Orchestrator.Cases.Moves;
using Orchestrator.TitleReview.Planning;

namespace Orchestrator.Cases.Tests.Moves;

/// <summary>提前截止 by its rules alone: which days move, which stay for whoever has applied, what is refused.</summary>
public sealed class When_an_early_closing_is_planned
{
    private static readonly LocalDate Today = new(2024, 10, 22);
    private static readonly LocalDate Closes = new(2024, 11, 1);

    private static readonly Dictionary<string, LocalDate> One = new()
    {
        ["apply.opens"] = new(2024, 10, 8),
        ["apply.closes"] = Closes,
        ["closing.applicant"] = new(2024, 10, 30),
        ["closing.employer"] = new(2024, 10, 31),
    };

    private static readonly Dictionary<string, LocalDate> Two = new()
    {
        ["apply.opens"] = new(2024, 10, 8),
        ["apply.closes"] = new(2024, 11, 15),
        ["apply.opens@高级"] = new(2024, 10, 8),
        ["apply.closes@高级"] = Closes,
        ["apply.opens@中级"] = new(2024, 10, 21),
        ["apply.closes@中级"] = new(2024, 11, 15),
    };

    private static readonly List<ScheduleTrack> Tracks =
    [
        new("高级", "高级批", "Window") { Levels = ["正高", "副高"] },
        new("中级", "中级批", "Window2") { Levels = ["中级"] },
    ];

    [Fact]
    public void Applying_ends_on_the_last_day_and_who_has_applied_keeps_the_old_days()
    {
        var closing = Of([], One, until: new LocalDate(2024, 10, 25)).Closing.ShouldNotBeNull();

        closing.Dates.ShouldBe(
            new Dictionary<string, LocalDate>
            {
                ["apply.closes"] = new(2024, 10, 25),
                ["closing.applicant"] = new(2024, 10, 25),
            },
            ignoreOrder: true
        );
        closing
            .Kept.Select(kept => (kept.Anchor, kept.Date, kept.IntakeEnds))
            .ShouldBe([
                ("apply.closes", Closes, new LocalDate(2024, 10, 25)),
                ("closing.applicant", new LocalDate(2024, 10, 30), new LocalDate(2024, 10, 25)),
            ]);
    }

    [Fact]
    public void Without_a_day_nobody_applies_any_more_and_the_window_closes_today()
    {
        var closing = Of([], One, until: null).Closing.ShouldNotBeNull();

        closing.Last.ShouldBe(new LocalDate(2024, 10, 21));
        closing.Dates["apply.closes"].ShouldBe(Today);
    }

    [Fact]
    public void Closed_early_twice_the_day_before_the_first_time_is_kept()
    {
        var first = Of([], One, until: new LocalDate(2024, 10, 28)).Closing!;
        var now = new Dictionary<string, LocalDate>(One) { ["apply.closes"] = new(2024, 10, 28) };

        var second = EarlyClosing.Of([], now, first.Kept, Terms(new LocalDate(2024, 10, 24), null)).Closing!;

        second.Kept.Single(kept => kept.Anchor == "apply.closes").Date.ShouldBe(Closes);
    }

    [Fact]
    public void One_track_closes_and_the_other_stays_open()
    {
        var closing = Of(Tracks, Two, until: new LocalDate(2024, 10, 25), "高级批").Closing.ShouldNotBeNull();

        closing.Dates.Keys.ShouldBe(["apply.closes@高级"]);
        closing.Tracks.ShouldBe(["高级批"]);
        var kept = closing.Kept;
        Applies(Two, kept, "副高").ShouldBe((Closes, new LocalDate(2024, 10, 25)));
        Applies(Two, kept, "中级").ShouldBe((new LocalDate(2024, 11, 15), null));
    }

    [Fact]
    public void All_tracks_close_but_those_that_have_closed_already()
    {
        var later = new EarlyClosingTerms(1, null, new LocalDate(2024, 11, 8), new LocalDate(2024, 11, 5));

        EarlyClosing.Of(Tracks, Two, [], later).Closing!.Tracks.ShouldBe(["中级批"]);
    }

    [Fact]
    public void Windows_that_all_share_take_applications_until_the_last_one_closes()
    {
        List<ScheduleTrack> shared = [new("高级", "第一批", "Window"), new("中级", "第二批", "Window2")];

        Of(shared, Two, until: new LocalDate(2024, 10, 25), "第一批").Closing!.Kept.ShouldBeEmpty();
        var last = Of(shared, Two, until: new LocalDate(2024, 10, 25), "第二批").Closing!.Kept.ShouldHaveSingleItem();
        (last.Anchor, last.Date, last.IntakeEnds).ShouldBe(
            ("apply.closes", new LocalDate(2024, 11, 15), (LocalDate?)Closes)
        );
    }

    [Theory]
    [InlineData("2024-10-21", null, "date-in-past")]
    [InlineData("2024-11-01", null, "not-earlier")]
    [InlineData("2024-11-02", null, "not-earlier")]
    [InlineData("2024-10-25", "初级", "no-such-track")]
    public void A_day_outside_the_window_or_an_unknown_track_is_refused(string until, string? track, string code) =>
        Of(Tracks, Two, NodaTime.Text.LocalDatePattern.Iso.Parse(until).Value, track).Refusal!.Code.ShouldBe(code);

    [Fact]
    public void A_window_that_is_not_open_yet_or_has_closed_is_refused()
    {
        EarlyClosing
            .Of([], One, [], new EarlyClosingTerms(1, null, null, new LocalDate(2024, 10, 7)))
            .Refusal!.Code.ShouldBe("not-open-yet");
        EarlyClosing
            .Of([], One, [], new EarlyClosingTerms(1, null, null, new LocalDate(2024, 11, 2)))
            .Refusal!.Code.ShouldBe("date-over");
        EarlyClosing
            .Of([], new Dictionary<string, LocalDate>(), [], Terms(null, null))
            .Refusal!.Code.ShouldBe("not-stated");
    }

    [Fact]
    public void An_extension_that_is_made_since_opens_the_intake_again_for_its_scope()
    {
        var closing = Of([], One, until: new LocalDate(2024, 10, 25)).Closing!;
        List<DateOverride> overrides =
        [
            .. closing.Kept,
            new(2, "apply.closes", new LocalDate(2024, 11, 5), null, null, "U001"),
        ];

        Dates(overrides, "U001").ContainsKey("intake.ends").ShouldBeFalse();
        Dates(overrides, "U002")["intake.ends"].ShouldBe(new LocalDate(2024, 10, 25));

        static IReadOnlyDictionary<string, LocalDate> Dates(List<DateOverride> overrides, string employer) =>
            DateOverride.Apply(One, overrides, new ApplicationScope("工程技术", "副高", employer));
    }

    private static (LocalDate Closes, LocalDate? Ends) Applies(
        Dictionary<string, LocalDate> anchors,
        IReadOnlyList<DateOverride> kept,
        string level
    )
    {
        var dates = DateOverride.Apply(
            anchors,
            [.. DateOverride.Of(Tracks), .. kept],
            new ApplicationScope("工程技术", level, "U001")
        );
        return (dates["apply.closes"], dates.TryGetValue("intake.ends", out var ends) ? ends : null);
    }

    private static (EarlyClosing? Closing, Workflows.Runtime.Refusal? Refusal) Of(
        List<ScheduleTrack> tracks,
        Dictionary<string, LocalDate> anchors,
        LocalDate? until,
        string? track = null
    ) => EarlyClosing.Of(tracks, anchors, [], Terms(until, track));

    private static EarlyClosingTerms Terms(LocalDate? until, string? track) => new(1, track, until, Today);
}
