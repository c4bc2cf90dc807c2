using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.Tests.Support;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Reviews;
using Orchestrator.TitleReview.Steps;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Meetings;

/// <summary>Enough members of the employer's committee are present, enough vote for it, or what the notice says follows.</summary>
public class When_an_employers_committee_votes
{
    private const string TwoThirds =
        """{"present":"2/3","inFavour":"2/3","minimumMembers":7,"clauses":["TJ24-4.2-c"]}""";

    [Theory]
    [InlineData("2/3", 7, 5)]
    [InlineData("2/3", 6, 4)]
    [InlineData("2/3", 9, 6)]
    [InlineData("2/3", 8, 6)]
    [InlineData("2/3", 0, 0)]
    [InlineData("1/2", 7, 4)]
    [InlineData("1/2", 8, 4)]
    [InlineData(">1/2", 7, 4)]
    [InlineData(">1/2", 8, 5)]
    [InlineData(">2/3", 9, 7)]
    [InlineData("＞1／2", 8, 5)]
    [InlineData("1/1", 11, 11)]
    [InlineData("3/4", 2147483647, 1610612736)]
    public void The_fewest_that_reach_a_share_are_whole_people(string share, int number, int fewest)
    {
        VoteShare.TryRead(share, out var read).ShouldBeTrue();

        read.Of(number).ShouldBe(fewest);
    }

    [Fact]
    public void They_are_the_fewest_that_counting_one_by_one_finds()
    {
        var random = new Random(3);
        for (var round = 0; round < 3000; round++)
        {
            var denominator = random.Next(1, 40);
            var numerator = random.Next(1, denominator + 1);
            var isMore = numerator < denominator && random.Next(2) == 0;
            var number = random.Next(0, 200);
            VoteShare.TryRead($"{(isMore ? ">" : "")}{numerator}/{denominator}", out var share).ShouldBeTrue();
            var slow = 0;
            while (isMore ? slow * denominator <= number * numerator : slow * denominator < number * numerator)
                slow++;

            share.Of(number).ShouldBe(slow, $"{share} of {number}");
        }
    }

    [Theory]
    [InlineData("2/0")]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData(">3/3")]
    [InlineData("0.67")]
    [InlineData("三分之二")]
    [InlineData("2/3/4")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_share_is_not_understood(string? share) => VoteShare.TryRead(share, out _).ShouldBeFalse();

    [Theory]
    [InlineData(9, 6, 4, null)]
    [InlineData(9, 6, 3, "vote-short")]
    [InlineData(9, 5, 5, "vote-void")]
    [InlineData(9, 7, 5, null)]
    [InlineData(9, 7, 4, "vote-short")]
    [InlineData(7, 7, 5, null)]
    [InlineData(7, 7, 4, "vote-short")]
    [InlineData(7, 5, 4, null)]
    [InlineData(7, 4, 4, "vote-void")]
    [InlineData(6, 6, 6, "committee-too-small")]
    public void Both_sides_of_each_bound_are_told_apart(int members, int present, int inFavour, string? code)
    {
        var year = YearWith(TwoThirds);
        var application = year.Submitted();

        var refusal = year.Send(application, ReviewEvents.EmployerDecided, Recommends(members, present, inFavour));

        refusal?.Code.ShouldBe(code);
        year.Application(application).Stage.ShouldBe(code is null ? Stages.EmployerPublicity : Stages.EmployerReview);
    }

    [Fact]
    public void A_refusal_says_how_many_there_were_and_how_many_are_needed()
    {
        var year = YearWith(TwoThirds);
        var application = year.Submitted();

        year.Send(application, ReviewEvents.EmployerDecided, Recommends(7, 7, 4))!
            .Chinese.ShouldBe("推荐委员会出席7人，同意4票，须不少于2/3（5票），不能推荐，依据TJ24-4.2-c。");
        year.Send(application, ReviewEvents.EmployerDecided, Recommends(7, 4, 4))!
            .Chinese.ShouldStartWith("推荐委员会7人，出席4人，出席人数须不少于2/3（5人），表决无效，请重新表决");
        year.Send(
                application,
                ReviewEvents.EmployerDecided,
                """{"decision":"recommended","checks":["continuingEducation"]}"""
            )!
            .Code.ShouldBe("vote-missing");
    }

    [Theory]
    [InlineData(9, 10, 5, "vote.present", "“出席人数”10人多于“成员人数”9人")]
    [InlineData(9, 7, 8, "vote.inFavour", "“同意票数”8票多于“出席人数”7人")]
    [InlineData(0, 0, 0, "vote.members", "成员人数")]
    [InlineData(9, 7, -1, "vote.inFavour", "同意票数")]
    public void Numbers_that_do_not_fit_together_are_named(
        int members,
        int present,
        int inFavour,
        string field,
        string words
    )
    {
        var payload = JsonNode.Parse(Recommends(members, present, inFavour))!.AsObject();

        var error = ReviewEvents
            .Find(EventLevel.Application, ReviewEvents.EmployerDecided)!
            .Check(payload)
            .ShouldHaveSingleItem();

        error.Field.ShouldBe(field);
        error.Chinese.ShouldContain(words);
    }

    [Fact]
    public void More_than_half_of_all_members_is_counted_of_those_who_are_absent_too()
    {
        const string ofAll = """{"inFavour":">1/2","of":"members"}""";
        var year = YearWith(ofAll);
        var application = year.Submitted();

        year.Send(application, ReviewEvents.EmployerDecided, Recommends(8, 5, 4))!.Code.ShouldBe("vote-short");
        year.Send(application, ReviewEvents.EmployerDecided, Recommends(8, 5, 5)).ShouldBeNull();
    }

    [Fact]
    public void Where_the_notice_says_so_too_few_votes_count_as_not_recommended()
    {
        var year = YearWith("""{"inFavour":"2/3","consequence":"notRecommended"}""");
        var application = year.Submitted();

        year.Send(application, ReviewEvents.EmployerDecided, Recommends(7, 7, 4)).ShouldBeNull();

        year.Application(application).Stage.ShouldBe(Stages.NotRecommended);
        year.Application(application).Events.ShouldContain("Rejected");
    }

    [Fact]
    public void Whoever_does_not_recommend_needs_no_vote()
    {
        var year = YearWith(TwoThirds);
        var application = year.Submitted();

        year.Send(application, ReviewEvents.EmployerDecided, """{"decision":"rejected","reasons":["材料不实"]}""")
            .ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"inFavour":"三分之二"}""", "vote-share")]
    [InlineData("""{}""", "vote-empty")]
    [InlineData("""{"inFavour":"2/3","of":"all"}""", "vote-choice")]
    [InlineData("""{"inFavour":"2/3","consequence":"ignored"}""", "vote-choice")]
    [InlineData(TwoThirds, null)]
    public void What_cannot_be_asked_is_an_error(string vote, string? code)
    {
        var validator = new DefinitionValidator(
            Definitions.Registry,
            ReviewRules.All(CalendarBook.Official, Definitions.Notices)
        );

        validator
            .Validate(ApplicationWith(vote).ToJsonString(), file: null, id => Definitions.Find(id)?.Definition)
            .Where(finding => finding.Severity == Severity.Error)
            .Select(finding => finding.Code)
            .ShouldBe(code is null ? [] : [code]);
    }

    private static string Recommends(int members, int present, int inFavour) =>
        new JsonObject
        {
            ["decision"] = "recommended",
            ["checks"] = new JsonArray("continuingEducation"),
            ["vote"] = new JsonObject
            {
                ["members"] = members,
                ["present"] = present,
                ["inFavour"] = inFavour,
            },
        }.ToJsonString();

    private static JsonObject ApplicationWith(string vote)
    {
        var application = JsonNode.Parse(Definitions.Text("tianjin-2024-application.json"))!.AsObject();
        Drawing.WriteJson(Drawing.Step(application, "EmployerReview"), "vote", vote);
        return application;
    }

    private static TestYear YearWith(string vote) =>
        new TestYear(application: Definitions.Compile(ApplicationWith(vote).ToJsonString())).OpenWindow();
}
