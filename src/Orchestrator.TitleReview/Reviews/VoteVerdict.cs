using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Reviews;

/// <summary>What a vote of the employer's committee comes to.</summary>
/// <param name="Refusal">Why the recommendation is refused; null when it is not.</param>
/// <param name="Failure">Why it counts as not recommended, in Chinese; null when it does not.</param>
internal sealed record VoteVerdict(Refusal? Refusal, string? Failure)
{
    private static readonly VoteVerdict Passed = new(null, null);

    /// <summary>Judges the numbers by the notice; without terms nothing is asked for.</summary>
    /// <param name="terms">What has to be reached; null: no vote.</param>
    /// <param name="vote">The numbers, that fit together; null when none were sent.</param>
    /// <param name="clauses">The step's clauses, where the terms name none.</param>
    public static VoteVerdict Of(RecommendingVote? terms, CommitteeVote? vote, IReadOnlyList<string> clauses)
    {
        if (terms is null)
            return Passed;
        clauses = terms.Clauses is { Count: > 0 } own ? own : clauses;
        if (vote is null)
        {
            return Refused(
                "vote-missing",
                "推荐须经推荐委员会表决，请填写成员人数、出席人数和同意票数",
                "The employer's committee votes first: say members, present and inFavour (\"vote\")",
                clauses
            );
        }
        return Attendance(terms, vote, clauses) ?? Votes(terms, vote, clauses);
    }

    /// <summary>Says in a plan what has to be reached; nothing where no vote is asked for.</summary>
    public static void Plan(PlanBuilder plan, RecommendingVote? terms, IReadOnlyList<string> clauses)
    {
        if (terms is not null)
            plan.Undated("vote", "vote", Roles.Employer, terms.Clauses ?? clauses, $"{plan.Action}：{Demand(terms)}");
    }

    private static string Demand(RecommendingVote terms)
    {
        var parts = new List<string>();
        if (terms.MinimumMembers > 0)
            parts.Add($"推荐委员会成员不少于{terms.MinimumMembers}人");
        if (VoteShare.TryRead(terms.Present, out var present))
            parts.Add($"出席人数{present.Words.Chinese}");
        if (VoteShare.TryRead(terms.InFavour, out var votes))
        {
            var of = terms.Of == RecommendingVote.OfMembers ? "全体成员" : "出席人数";
            parts.Add($"同意票{votes.Words.Chinese}（按{of}计）");
        }
        return string.Join("，", parts);
    }

    private static VoteVerdict? Attendance(RecommendingVote terms, CommitteeVote vote, IReadOnlyList<string> clauses)
    {
        if (vote.Members < terms.MinimumMembers)
        {
            return Refused(
                "committee-too-small",
                $"推荐委员会成员不少于{terms.MinimumMembers}人，现为{vote.Members}人",
                $"The committee has at least {terms.MinimumMembers} members, not {vote.Members}",
                clauses
            );
        }

        if (!VoteShare.TryRead(terms.Present, out var share) || vote.Present >= share.Of(vote.Members))
            return null;
        var (words, needed) = (share.Words, share.Of(vote.Members));
        return Refused(
            "vote-void",
            $"推荐委员会{vote.Members}人，出席{vote.Present}人，出席人数须{words.Chinese}（{needed}人），表决无效，请重新表决",
            $"{vote.Present} of {vote.Members} members were present, and {words.English} ({needed}) have to be: vote again",
            clauses
        );
    }

    private static VoteVerdict Votes(RecommendingVote terms, CommitteeVote vote, IReadOnlyList<string> clauses)
    {
        var isOfAll = terms.Of == RecommendingVote.OfMembers;
        var number = isOfAll ? vote.Members : vote.Present;
        if (!VoteShare.TryRead(terms.InFavour, out var share) || vote.InFavour >= share.Of(number))
            return Passed;
        var (words, needed) = (share.Words, share.Of(number));
        var said =
            $"推荐委员会{(isOfAll ? "成员" : "出席")}{number}人，同意{vote.InFavour}票，须{words.Chinese}（{needed}票）";
        return terms.Consequence == RecommendingVote.NotRecommended
            ? new VoteVerdict(null, $"{said}，未达到的视为不推荐")
            : Refused(
                "vote-short",
                $"{said}，不能推荐",
                $"{vote.InFavour} of {number} {(isOfAll ? "members" : "present")} voted for it, and {words.English} "
                    + $"({needed}) have to",
                clauses
            );
    }

    private static VoteVerdict Refused(string code, string chinese, string english, IReadOnlyList<string> clauses) =>
        new(Refusals.NotAllowed(code, chinese, english, clauses), null);
}
