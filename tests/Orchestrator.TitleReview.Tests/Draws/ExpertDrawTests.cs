using NodaTime;
using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Meetings;

namespace Orchestrator.TitleReview.Tests.Draws;

public class ExpertDrawTests
{
    private static readonly DrawTerms Terms = new(11, 11, 1, new LocalDate(2024, 12, 16));
    private static readonly MeetingAgenda Agenda = new([new AgendaItem(1, "P1", "U1"), new AgendaItem(2, "P2", "U2")]);

    private static ExpertPool Pool(int size = 40) =>
        new(
            "v1",
            [
                .. Enumerable
                    .Range(1, size)
                    .Select(number => new PoolExpert($"E{number:00}", $"X{number:00}")
                    {
                        IsSkilled = number % 10 == 0,
                    }),
            ]
        );

    [Fact]
    public void A_draw_can_be_made_again_by_anybody()
    {
        var eligible = EligibleExperts.Of(Pool(), Agenda, Terms);
        var commitment = DrawCommitment.Make(eligible, Terms, DrawHash.Of("secret"));
        var seed = ExpertDraw.SeedOf(commitment.Hash, "secret", "nonce");

        var committee = ExpertDraw.With(seed, eligible, Terms).Draw()!;

        // The rule as documented, written again by hand: SHA-256 of seed and code, lowest first; the lowest skilled one is taken first.
        var lots = eligible.Experts.OrderBy(expert => DrawHash.Of(seed, expert.Id), StringComparer.Ordinal).ToList();
        var skilled = lots.First(expert => expert.IsSkilled);
        var expected = lots.Where(expert => expert != skilled).Take(10).Append(skilled).Select(expert => expert.Id);
        committee.ShouldBe(expected, ignoreOrder: true);
        DrawHash.Of(commitment.Text).ShouldBe(commitment.Hash);
    }

    [Fact]
    public void Neither_the_office_nor_the_supervisor_chooses_alone()
    {
        var eligible = EligibleExperts.Of(Pool(), Agenda, Terms);
        var hash = DrawCommitment.Make(eligible, Terms, DrawHash.Of("secret")).Hash;

        var first = ExpertDraw.With(ExpertDraw.SeedOf(hash, "secret", "one"), eligible, Terms).Draw()!;
        var second = ExpertDraw.With(ExpertDraw.SeedOf(hash, "secret", "two"), eligible, Terms).Draw()!;

        first.ShouldNotBe(second);
    }

    [Fact]
    public void Experts_with_an_interest_are_kept_out_with_the_reason()
    {
        var pool = Pool();
        pool = pool with
        {
            Experts =
            [
                pool.Experts[0] with
                {
                    Unit = "U1",
                },
                pool.Experts[1] with
                {
                    Kin = ["P2"],
                },
                pool.Experts[2] with
                {
                    CoAuthors = ["P1"],
                },
                pool.Experts[3] with
                {
                    TermEnds = new LocalDate(2024, 12, 15),
                },
                pool.Experts[4] with
                {
                    TermEnds = new LocalDate(2024, 12, 16),
                },
                .. pool.Experts.Skip(5),
            ],
        };

        var eligible = EligibleExperts.Of(pool, Agenda, Terms);

        eligible.Recused.ShouldBe([
            new("E01", "sameUnit"),
            new("E02", "kin"),
            new("E03", "coAuthor"),
            new("E04", "termEnded"),
        ]);
        eligible.Experts.Count.ShouldBe(36);
    }

    [Fact]
    public void At_least_one_skilled_expert_sits_in_every_draw()
    {
        var eligible = EligibleExperts.Of(Pool(), Agenda, Terms);
        for (var trial = 0; trial < 200; trial++)
        {
            var committee = ExpertDraw.With($"{trial}", eligible, Terms).Draw()!;

            committee.Count.ShouldBe(11);
            committee.Distinct().Count().ShouldBe(11);
            eligible
                .Experts.Count(expert => expert.IsSkilled && committee.Contains(expert.Id))
                .ShouldBeGreaterThanOrEqualTo(1);
        }
    }

    [Fact]
    public void A_replacement_keeps_the_others_and_the_skilled_seat()
    {
        var eligible = EligibleExperts.Of(Pool(), Agenda, Terms);
        for (var trial = 0; trial < 50; trial++)
        {
            var draw = ExpertDraw.With($"{trial}", eligible, Terms);
            var committee = draw.Draw()!;
            var dropped = committee.First(code => eligible.Experts.Single(expert => expert.Id == code).IsSkilled);
            var staying = committee.Where(code => code != dropped).ToList();

            var supplement = draw.Supplement(staying, [dropped])!.ShouldHaveSingleItem();

            supplement.ShouldNotBe(dropped);
            List<string> seated = [.. staying, supplement];
            eligible
                .Experts.Count(expert => expert.IsSkilled && seated.Contains(expert.Id))
                .ShouldBeGreaterThanOrEqualTo(1);
        }
    }

    [Fact]
    public void Too_few_experts_give_no_committee() =>
        ExpertDraw.With("s", EligibleExperts.Of(Pool(10), Agenda, Terms), Terms).Draw().ShouldBeNull();

    [Fact]
    public void Every_expert_has_about_the_same_chance()
    {
        var eligible = EligibleExperts.Of(Pool(), Agenda, Terms with { MinimumSkilled = 0 });
        var counts = new Dictionary<string, int>();
        for (var trial = 0; trial < 2000; trial++)
        {
            foreach (var code in ExpertDraw.With($"{trial}", eligible, Terms with { MinimumSkilled = 0 }).Draw()!)
                counts[code] = counts.GetValueOrDefault(code) + 1;
        }

        counts.Count.ShouldBe(40);
        counts.Values.ShouldAllBe(count => count > 440 && count < 660); // 550 expected, five standard deviations
    }
}
