using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.TitleReview.Tests.Proving;

public class ProofTests
{
    private static readonly DateResolver Resolver = new(CalendarBook.Official);
    private static readonly WorkingCalendar Calendar = CalendarBook.Official.For("cn").Value;

    private static ConstraintBook Book(params (string Name, LocalDate Day)[] settings) =>
        new(Resolver, settings.ToDictionary(setting => setting.Name, setting => setting.Day));

    private static Because Clause(string clause, ConstraintKind kind = ConstraintKind.Deadline) => new(kind, [clause]);

    private static FixedDateRule On(int year, int month, int day) => new() { Date = new LocalDate(year, month, day) };

    private static AfterRule After(string anchor, int days) =>
        new()
        {
            Anchor = anchor,
            Amount = days,
            Unit = OffsetUnit.WorkingDays,
        };

    private static (ScheduleProof Proof, IReadOnlyList<ProofFinding> Usable) Prove(ConstraintBook book)
    {
        book.AddSettings();
        var proof = new ScheduleProof(
            book,
            new Dictionary<string, LocalDate> { [AnchorNames.ReviewEnd] = new(2024, 9, 13) }
        );
        return (proof, [.. new UsableDates(proof, book, Calendar).Check()]);
    }

    private static ConstraintBook Xianning(params (string Name, LocalDate Day)[] settings)
    {
        var book = Book(settings);
        book.AtMost(AnchorNames.Posted, After(AnchorNames.ReviewEnd, 3), Clause("XN24-5.3-c"));
        book.AtLeast(AnchorNames.Posted, new OnRule { Anchor = AnchorNames.ReviewEnd }, Because.Order());
        book.AtLeast(
            AnchorNames.PublicityEnds,
            new PublicityRule { Anchor = AnchorNames.Posted, WorkingDays = 5 },
            Because.Duration("XN24-5.3-d")
        );
        book.AtMost("report", After(AnchorNames.ReviewEnd, 5), Clause("XN24-5.3-e"));
        book.AtLeast(
            "report",
            new AfterRule
            {
                Anchor = AnchorNames.PublicityEnds,
                Amount = 1,
                Unit = OffsetUnit.Days,
                Roll = DateRoll.None,
            },
            Because.Order("XN24-5.3-f") with
            {
                Code = "V6",
                IsFirm = false,
            }
        );
        book.AtLeast(
            AnchorNames.Published,
            new AfterRule
            {
                Anchor = AnchorNames.PublicityEnds,
                Amount = 1,
                Unit = OffsetUnit.Days,
                Roll = DateRoll.None,
            },
            Because.Order("XN24-5.3-g")
        );
        book.AtMost(AnchorNames.Published, On(2024, 9, 30), Clause("XN24-4-b") with { Code = "V7" });
        return book;
    }

    [Fact]
    public void A_report_that_is_due_before_its_publicity_can_end_is_found_with_both_clauses_whatever_the_date()
    {
        var finding = Prove(Xianning()).Proof.Findings.ShouldHaveSingleItem();

        finding.Code.ShouldBe("V6");
        finding.IsError.ShouldBeFalse();
        finding.Clauses[0].ShouldBe("XN24-5.3-e");
        finding.Clauses.ShouldContain("XN24-5.3-d");
        finding.Chinese.ShouldContain("如评审工作结束为2024-09-13");
        finding.Chinese.ShouldContain("最早2024-09-24");
        finding.Chinese.ShouldContain("即不晚于2024-09-23");
        finding.English.ShouldContain("2024-09-23");
    }

    [Fact]
    public void The_last_day_of_a_review_follows_from_the_final_date_by_both_ways_of_posting()
    {
        var finding = Prove(Xianning()).Usable.Single(found => found.Code == "V7");

        finding.Clauses[0].ShouldBe("XN24-4-b");
        finding.Chinese.ShouldContain("评审须于2024-09-23前结束");
        finding.Chinese.ShouldContain("须于2024-09-18前结束");
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    public void A_review_that_ends_too_late_for_a_hard_final_date_is_refused(int day, bool isRefused)
    {
        var errors = Prove(Xianning((AnchorNames.ReviewEnd, new LocalDate(2024, 9, day))))
            .Proof.Findings.Where(finding => finding.IsError)
            .ToList();

        errors.Count.ShouldBe(isRefused ? 1 : 0);
        if (isRefused)
            errors[0].Clauses.ShouldBe(["XN24-4-b", "XN24-5.3-g", "XN24-5.3-d"]);
    }

    private static ConstraintBook Exam(params (string Name, LocalDate Day)[] settings)
    {
        var book = Book(settings);
        book.AtMost(AnchorNames.Exam, On(2023, 11, 30), Clause("TJ23-7.3-a"));
        book.AtLeast(AnchorNames.Meeting, On(2023, 12, 1), Clause("TJ23-7.4-a", ConstraintKind.Opening));
        book.AtMost(
            AnchorNames.DrawPerformed,
            new BeforeRule
            {
                Anchor = AnchorNames.Meeting,
                Amount = 7,
                Unit = OffsetUnit.Days,
            },
            Clause("TJ24-4.3-d")
        );
        book.AtLeast(
            AnchorNames.DrawPerformed,
            new OnRule { Anchor = AnchorNames.Exam },
            Because.Order() with
            {
                Code = "V5",
                IsFirm = false,
            }
        );
        return book;
    }

    [Fact]
    public void A_draw_while_exams_may_still_run_is_found_for_the_meeting_that_is_set()
    {
        var finding = Prove(Exam((AnchorNames.Meeting, new LocalDate(2023, 12, 1)))).Usable[0];

        finding.Code.ShouldBe("V5");
        finding.Clauses[0].ShouldBe("TJ23-7.3-a");
        finding.Chinese.ShouldContain("2023-11-30不能用足，最迟须于2023-11-24完成");
    }

    [Fact]
    public void A_draw_while_exams_may_still_run_is_found_for_the_first_day_of_the_window_whatever_meeting_is_set()
    {
        var finding = Prove(Exam((AnchorNames.Meeting, new LocalDate(2023, 12, 18)))).Usable.ShouldHaveSingleItem();

        finding.Code.ShouldBe("V5");
        finding.Clauses[0].ShouldBe("TJ23-7.4-a");
        finding.Chinese.ShouldContain("评审会议最早2023-12-07");
    }

    [Theory]
    [InlineData(2025, false)]
    [InlineData(2026, true)]
    public void Results_that_may_hang_beyond_the_official_calendar_are_provisional(int year, bool isBeyond)
    {
        var book = Book();
        book.AtLeast(
            AnchorNames.PublicityEnds,
            new PublicityRule { Anchor = AnchorNames.Posted, WorkingDays = 5 },
            Because.Duration("TJ24-4.4-b")
        );
        book.AtLeast(AnchorNames.Posted, new OnRule { Anchor = AnchorNames.ReviewEnd }, Because.Order());
        book.AtMost(AnchorNames.ReviewEnd, On(year, 12, 31), Clause("TJ24-4.3-e"));

        var findings = Prove(book).Usable.Where(finding => finding.Code == "V9").ToList();

        findings.Count.ShouldBe(isBeyond ? 1 : 0);
        if (isBeyond)
            findings[0].Chinese.ShouldContain("公示将到2027-01");
    }

    [Fact]
    public void Two_contradictions_are_both_told()
    {
        var book = Book();
        book.AtLeast("a", On(2024, 3, 4), Clause("TJ24-4.2-b", ConstraintKind.Opening));
        book.AtMost("a", On(2024, 3, 1), Clause("TJ24-4.2-i"));
        book.AtLeast("b", On(2024, 5, 6), Clause("XN24-4-a", ConstraintKind.Opening));
        book.AtMost("b", On(2024, 4, 30), Clause("XN24-7.1-c"));

        var findings = Prove(book).Proof.Findings;

        findings.Select(finding => finding.Clauses[0]).ShouldBe(["TJ24-4.2-i", "XN24-7.1-c"], ignoreOrder: true);
        findings.ShouldAllBe(finding => finding.IsError && finding.Code == "impossible");
    }

    [Fact]
    public void A_schedule_without_any_date_has_nothing_to_prove()
    {
        var book = Book();
        book.AtLeast("b", new OnRule { Anchor = "a" }, Because.Order());

        Prove(book).Proof.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_term_of_years_is_no_contradiction()
    {
        var book = Book();
        book.AtLeast("a", On(2024, 3, 4), Clause("TJ24-4.2-b", ConstraintKind.Opening));
        book.AtMost(
            "b",
            new AfterRule
            {
                Anchor = "a",
                Amount = 36,
                Unit = OffsetUnit.Months,
            },
            Clause("YC24-4.4-b")
        );

        Prove(book).Proof.Findings.ShouldBeEmpty();
    }
}
