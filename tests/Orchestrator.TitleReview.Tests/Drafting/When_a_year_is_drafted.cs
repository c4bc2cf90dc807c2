using Orchestrator.TitleReview.Tests.Reading;
using Texts = Orchestrator.TitleReview.Tests.Reading.Notices;

namespace Orchestrator.TitleReview.Tests.Drafting;

/// <summary>Where rules of a notice go, what is left open, and what no text can do to a draft.</summary>
public sealed class When_a_year_is_drafted
{
    private const string Head = "临江市人力资源和社会保障局关于做好2025年度职称评审工作的通知\n临人社发〔2025〕9号\n";

    public static IEnumerable<TheoryDataRow<string>> Made => Texts.FilesOf(Texts.Made);

    public static IEnumerable<TheoryDataRow<string>> Written =>
        Directory
            .GetFiles(Path.Combine(Texts.Folder, "written"), "*.txt")
            .Order(StringComparer.Ordinal)
            .Select(file => new TheoryDataRow<string>(Path.GetFileName(file)));

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Made))]
    public void The_made_notices_validate(string file) =>
        Drafted.OfFile(Path.Combine(Texts.Made!, file)).Errors().ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Written))]
    public void Further_notices_validate(string file) =>
        Drafted.OfFile(Path.Combine(Texts.Folder, "written", file)).Errors().ShouldBeEmpty();

    [Fact]
    public void Each_track_has_its_window_with_a_closing_for_each_who_acts()
    {
        var drafted = Drafted.Of(
            Head
                + """
                一、时间安排
                （一）高级职称。个人网上申报时间为2025年3月3日至3月28日，用人单位审核推荐于4月11日前完成，主管部门审核上报截止时间为4月25日24时。
                （二）中、初级职称。个人网上申报时间为2025年5月6日至6月6日，用人单位审核推荐于6月20日前完成，主管部门审核上报于7月4日前完成。
                """
        );

        drafted.Errors().ShouldBeEmpty();
        foreach (
            var (window, opens, closes, applicant, employer, levels) in new[]
            {
                ("Window", "2025-03-03", "2025-04-25", "2025-03-28", "2025-04-11", "正高,副高,高级"),
                ("Window2", "2025-05-06", "2025-07-04", "2025-06-06", "2025-06-20", "中级,初级"),
            }
        )
        {
            DateOf(drafted, window, "opens").ShouldBe(opens);
            DateOf(drafted, window, "closes").ShouldBe(closes);
            drafted
                .Input(window, "closings")!
                .AsArray()
                .Select(closing => $"{closing!["role"]} {closing["due"]!["date"]}")
                .ShouldBe([$"applicant {applicant}", $"employer {employer}"]);
            string.Join(',', drafted.Input(window, "trackLevels")!.AsArray()).ShouldBe(levels);
        }
    }

    [Fact]
    public void What_the_text_does_not_state_is_an_input_and_counted_from_what_it_states()
    {
        var drafted = Drafted.Of(Head + "一、各评委会应于2025年11月30日前完成评审工作。");

        drafted.Errors().ShouldBeEmpty();
        drafted.Draft.Decisions.Select(open => open.Input).ShouldBe(["applyCloses", "applyOpens", "meeting"]);
        drafted.Draft.Decisions.ShouldAllBe(open => open.Code == "date" && open.Value != null);
        ((string?)drafted.Input("Window", "opens")!["anchor"]).ShouldBe("applyOpens");
        ((string?)drafted.Input("Window", "closes")!["anchor"]).ShouldBe("applyCloses");
        DefaultOf(drafted, "meeting").ShouldBe("2025-11-14");
    }

    [Fact]
    public void A_list_before_the_review_and_the_notice_to_those_who_are_interviewed_go_before_the_meeting()
    {
        var drafted = Drafted.Of(
            Head
                + """
                一、申报人于2025年7月1日至7月25日网上申报。
                二、评审会议召开前，评委会办公室应将拟提交评审人员名单公示不少于7个工作日。
                三、评委会办公室应于评审会议召开8个工作日前通知答辩人员。
                """
        );

        drafted.Errors().ShouldBeEmpty();
        drafted.Input("Candidates", "days")!.ToString().ShouldBe("7");
        var due = drafted.Input("Interviews", "due")!;
        ($"{due["kind"]} {due["anchor"]} {due["amount"]} {due["unit"]}").ShouldBe("before meeting 8 workingDays");
        LinksTo(drafted, "Meeting").ShouldContain("Candidates.Done");
        LinksTo(drafted, "Meeting").ShouldContain("Interviews.Done");
        // Who is removed before the review by an objection ends as such.
        LinksTo(drafted, "Removed").ShouldBe(["AwaitReview.Removed"]);
    }

    [Theory]
    [InlineData("缴费时间为2025年8月4日至8月15日", "paymentByFrom")]
    [InlineData("申报人须于2025年8月15日前缴费", null)]
    public void A_fee_is_paid_by_each_application_before_its_review(string sentence, string? opens)
    {
        var drafted = Drafted.Of(
            Head + $"一、申报人于2025年7月1日至7月25日网上申报。\n二、{sentence}，未按时缴费的视为放弃申报。"
        );

        drafted.Errors().ShouldBeEmpty();
        ((string?)drafted.Input("Payment", "due")!["anchor"]).ShouldBe("paymentBy");
        ((string?)drafted.Input("Payment", "opens")?["anchor"]).ShouldBe(opens);
        LinksTo(drafted, "AwaitReview").ShouldBe(["Payment.Paid"]);
        LinksTo(drafted, "Unpaid").ShouldBe(["Payment.Unpaid"]);
    }

    [Fact]
    public void Without_a_fee_nobody_waits_for_one() =>
        Drafted
            .Of(Head + "一、申报人于2025年7月1日至7月25日网上申报。")
            .Draft.Application.ToJsonString()
            .ShouldNotContain("TakePayment");

    private static IReadOnlyList<string> LinksTo(Drafted drafted, string step) =>
        [
            .. new[] { drafted.Draft.Schedule, drafted.Draft.Application }
                .SelectMany(json => json["root"]!["connections"]!.AsArray())
                .Where(link => (string?)link!["target"]!["activity"] == step)
                .Select(link => $"{link!["source"]!["activity"]}.{link["source"]!["port"]}"),
        ];

    [Theory]
    [InlineData("主管部门应于2025年8月22日前完成审核并报送市职称评审委员会办公室。", "主管部门")]
    [InlineData("主管部门于2025年8月22日前在职称评审管理系统完成审核提交。", "主管部门")]
    [InlineData("用人单位须于2025年8月22日前完成评审材料的报送。", "用人单位")]
    public void A_body_or_system_that_bears_the_review_in_its_name_is_no_review(string sentence, string who)
    {
        var drafted = Drafted.Of(Head + "一、申报人于2025年7月1日至7月25日网上申报。\n二、" + sentence);

        drafted.Draft.Placed.Single(rule => rule.Quote.Contains(who)).Step.ShouldBe("Window");
        drafted.Draft.Placed.ShouldNotContain(rule => rule.StepText == "评审完成");
        drafted.Errors().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("市级审核：各市住房城乡建设局于2025年8月22日前完成复审，汇总后报省厅。")]
    [InlineData("各县（市、区）于2025年8月22日前完成审核并汇总上报。")]
    public void The_audit_above_the_employer_closes_the_window(string sentence)
    {
        var drafted = Drafted.Of(Head + "一、申报人于2025年7月1日至7月25日网上申报。\n二、" + sentence);

        DateOf(drafted, "Window", "closes").ShouldBe("2025-08-22");
        drafted.Errors().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("申报人自2025年5月15日后登录系统申报", "2025-05-16")]
    [InlineData("网上申报自2025年5月10日起开始", "2025-05-10")] // a Saturday
    public void A_window_opens_on_one_day(string opening, string day)
    {
        var drafted = Drafted.Of(Head + $"一、{opening}。\n二、主管部门于2025年7月18日前完成审核提交。");

        drafted.Errors().ShouldBeEmpty();
        drafted
            .Plan(new Dictionary<string, NodaTime.LocalDate>())
            .Anchors["apply.opens"]
            .ShouldBe(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value);
    }

    [Fact]
    public void A_day_from_which_something_may_be_done_is_told_and_no_milestone()
    {
        var drafted = Drafted.Of(
            Head + "一、申报人于2025年7月1日至7月25日网上申报。\n二、电子证书于2025年11月20日后由申报人自行下载。"
        );

        drafted.Draft.Unplaced.ShouldHaveSingleItem().Quote.ShouldContain("自行下载");
        drafted.Errors().ShouldBeEmpty();
    }

    [Fact]
    public void A_clause_with_two_rules_lends_neither_the_others_words()
    {
        var drafted = Drafted.Of(
            Head
                + "一、评委会办公室自收到材料之日起10个工作日内完成受理审查，需要补正的一次性告知，申报人应在7个工作日内补正。"
        );

        drafted.Input("OfficeAcceptance", "correctionDays")!.ToString().ShouldBe("7");
        drafted.Draft.Placed.Select(rule => rule.Step).ShouldBe(["OfficeAcceptance", "Correction"]);
        var due = drafted.Input("OfficeAcceptance", "due")!;
        ($"{due["anchor"]} {due["amount"]} {due["unit"]}").ShouldBe("received 10 workingDays");
        drafted.Errors().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("评审会议于2025年10月中旬召开。", "2025-10-11", "2025-10-11")] // a Saturday that is worked
    [InlineData("2025年10月下旬组织召开评审委员会会议。", "2025-10-21", "2025-10-21")]
    [InlineData("评审会议于2025年10月16日召开。", "2025-10-16", "2025-10-16")]
    [InlineData("2025年11月上旬召开评审会议。", "2025-11-01", "2025-11-03")]
    [InlineData("评审会议应于2025年10月16日前召开。", null, "2025-09-30")]
    [InlineData("评审会议须于2025年10月中旬前召开。", null, "2025-09-30")]
    public void A_meeting_is_held_in_its_period_and_not_before(string sentence, string? from, string meeting)
    {
        var drafted = Drafted.Of(Head + "一、申报人于2025年6月2日至6月20日网上申报。\n二、" + sentence);

        DefaultOf(drafted, "meeting").ShouldBe(meeting);
        ((string?)drafted.Input("Milestone1", "opens")?["date"]).ShouldBe(from);
        drafted.Errors().ShouldBeEmpty();
    }

    /// <summary>
    /// Days that contradict each other are findings of the law or the calendar; a draft is well-formed whatever they are.
    /// </summary>
    [Fact]
    public void Five_hundred_notices_of_sentences_at_random_are_drafted_well_formed()
    {
        var sentences = RandomNotice.Sentences();
        for (var seed = 1; seed <= 500; seed++)
        {
            var text = Head + RandomNotice.Write(sentences, new Random(seed));
            var drafted = Drafted.Of(text);

            drafted
                .Errors()
                .Where(error => !error.Code.StartsWith('V') && error.Code is not ("order" or "track-overlap"))
                .Select(error => $"{error.ActivityId} {error.Code} {error.Message}")
                .ShouldBeEmpty($"seed {seed}:\n{text}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("关于召开座谈会的通知")]
    [InlineData("关于做好职称评审工作的通知\n一、请各单位按时完成申报，评审后及时公示。")]
    [InlineData("2025年度职称评审通知\n一、申报人自月日起申报，于月日前提交。")]
    public void A_text_that_states_no_day_gets_none(string text)
    {
        var drafted = Drafted.Of(text);

        DaysOf(drafted).ShouldBeEmpty();
        drafted.Draft.Decisions.Where(open => open.Code == "date").ShouldAllBe(open => open.Value == null);
        drafted.Draft.Decisions.Count(open => open.Code == "date").ShouldBe(3);
    }

    [Fact]
    public void A_phrase_with_several_readings_is_an_input_with_the_recommended_one()
    {
        var drafted = Drafted.Of(Head + "一、评审工作应于2025年10月前完成。");

        var open = drafted.Draft.Decisions.Single(open => open.Code == "reading");
        (open.Input, open.Value).ShouldBe(("milestone1Reading", "strict"));
        DefaultOf(drafted, "milestone1Reading").ShouldBe("strict");
        drafted
            .Plan(new Dictionary<string, NodaTime.LocalDate>())
            .Items.Single(item => item.ActivityId == "Milestone1")
            .DueDate.ShouldBe(new NodaTime.LocalDate(2025, 9, 30));
    }

    [Theory]
    [InlineData("11月中下旬前", "default", "2025-11-30")]
    [InlineData("11月上中旬", "default", "2025-11-20")]
    [InlineData("第四季度前", "strict", "2025-09-30")]
    public void A_period_of_several_parts_is_drafted_by_its_recommended_day_and_asked(
        string words,
        string reading,
        string day
    )
    {
        var drafted = Drafted.Of(Head + $"一、评审工作应于2025年{words}完成。");

        var open = drafted.Draft.Decisions.Single(open => open.Code == "reading");
        (open.Input, open.Value).ShouldBe((null, reading));
        drafted.Errors().ShouldBeEmpty();
        var due = drafted
            .Plan(new Dictionary<string, NodaTime.LocalDate>())
            .Items.Single(item => item.ActivityId == "Milestone1")
            .DueDate!.Value;
        NodaTime.Text.LocalDatePattern.Iso.Format(due).ShouldBe(day);
    }

    [Fact]
    public void A_publicity_below_the_floor_is_raised_to_it_and_told()
    {
        var drafted = Drafted.Of(Head + "一、用人单位应将推荐人选公示，公示期为3天。");

        ((string?)drafted.Input("EmployerPublicity", "days")).ShouldBe("5");
        drafted.Draft.Decisions.ShouldContain(open => open.Code == "floor" && open.Clause == "LJ25-1-a");
        drafted.Errors().ShouldBeEmpty();
    }

    [Fact]
    public void A_rough_time_is_no_deadline()
    {
        var drafted = Drafted.Of(Head + "一、个人申报于2025年5月20日左右截止。\n二、评审会议于2025年9月10日左右召开。");

        drafted.Draft.Unplaced.Select(rule => rule.Clause).ShouldBe(["LJ25-1-a", "LJ25-2-a"]);
        drafted.Draft.Schedule.ToJsonString().ShouldNotContain("2025-05-20");
        drafted.Draft.Schedule.ToJsonString().ShouldNotContain("2025-09-10");
    }

    [Fact]
    public void What_no_step_carries_out_is_listed_with_its_sentence()
    {
        var drafted = Drafted.Of(Head + "一、受理窗口每个工作日上午9:00至12:00办理。\n二、收到来信之日起30日内答复。");

        drafted.Draft.Unplaced.Select(rule => rule.Clause).ShouldBe(["LJ25-1-a", "LJ25-2-a"]);
        drafted.Draft.Unplaced.ShouldAllBe(rule => rule.Quote.Length > 0 && rule.Reason.EndsWith('。'));
    }

    [Fact]
    public void The_same_text_gives_the_same_draft_byte_for_byte()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Texts.Folder, "notices"), "*.txt"))
        {
            var (first, second) = (Drafted.OfFile(file).Draft, Drafted.OfFile(file).Draft);
            first.Schedule.ToJsonString().ShouldBe(second.Schedule.ToJsonString());
            first.Application.ToJsonString().ShouldBe(second.Application.ToJsonString());
            first.Decisions.ShouldBe(second.Decisions);
        }
    }

    [Fact]
    public void Damaged_texts_are_drafted_without_a_day_that_nobody_stated()
    {
        var texts = Directory.GetFiles(Path.Combine(Texts.Folder, "notices"), "*.txt").Order().Select(File.ReadAllText);
        foreach (var (text, seed) in texts.SelectMany(text => Enumerable.Range(0, 12).Select(seed => (text, seed))))
        {
            var kind = Mutation.Kinds[seed % Mutation.Kinds.Length];
            var drafted = Drafted.Of(Mutation.Of(text, kind, new Random(seed)));
            var stated = drafted
                .Reading.Rules.SelectMany(rule => new[] { rule.From, rule.To, rule.Date })
                .Concat(drafted.Reading.Rules.SelectMany(rule => rule.Readings.Select(option => option.Date)))
                .OfType<NodaTime.LocalDate>()
                .Select(NodaTime.Text.LocalDatePattern.Iso.Format)
                .ToHashSet();
            DaysOf(drafted).Where(day => !stated.Contains(day) && !IsDayBefore(day, stated)).ShouldBeEmpty($"{seed}");
        }
    }

    /// <summary>5月15日后 is drawn as the day that it names, which is not the first day itself.</summary>
    private static bool IsDayBefore(string day, HashSet<string> stated) =>
        stated.Contains(
            NodaTime.Text.LocalDatePattern.Iso.Format(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value.PlusDays(1))
        );

    private static string? DateOf(Drafted drafted, string step, string input) =>
        (string?)drafted.Input(step, input)!["date"];

    private static string? DefaultOf(Drafted drafted, string input) =>
        (string?)
            drafted.Draft.Schedule["inputs"]!.AsArray().Single(known => (string?)known!["name"] == input)![
                "defaultValue"
            ];

    /// <summary>The days that stand in activities.</summary>
    private static IEnumerable<string> DaysOf(Drafted drafted) =>
        new[] { drafted.Draft.Schedule, drafted.Draft.Application }.SelectMany(json =>
            json["root"]!["activities"]!
                .AsArray()
                .SelectMany(node =>
                    System.Text.RegularExpressions.Regex.Matches(node!.ToJsonString(), @"\d{4}-\d\d-\d\d")
                )
                .Select(match => match.Value)
        );
}
