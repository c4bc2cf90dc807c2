using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Reviews;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Validation;

/// <summary>What a vote at the employer has to reach can be read: what cannot would ask for nothing.</summary>
public sealed class RecommendingVoteRule : IDefinitionRule
{
    /// <inheritdoc />
    public IEnumerable<Finding> Check(DefinitionCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (check.Plan is not { } plan)
            return [];
        var inputs = new StaticInputs(plan, given: null);
        return plan.Activities.Values.SelectMany(step =>
            step switch
            {
                EmployerReview review => Check(step, inputs.Get(review.Vote)),
                RecommendApplication recommend => Check(step, inputs.Get(recommend.Vote)),
                _ => [],
            }
        );
    }

    private static IEnumerable<Finding> Check(Activity step, RecommendingVote? vote)
    {
        if (vote is null)
            yield break;
        foreach (
            var written in new[] { vote.Present, vote.InFavour }
                .OfType<string>()
                .Where(written => !VoteShare.TryRead(written, out _))
        )
        {
            yield return Finding.Error(
                "vote-share",
                step.Id,
                $"“{step.DisplayText}”的表决比例“{written}”读不懂，请写成 2/3（不少于三分之二）或 >1/2（超过半数）。",
                $"The share \"{written}\" of \"{step.DisplayText}\" cannot be read; write 2/3 (at least) or >1/2 (more than)."
            );
        }

        if (vote is { Present: null, InFavour: null, MinimumMembers: < 1 })
        {
            yield return Finding.Error(
                "vote-empty",
                step.Id,
                $"“{step.DisplayText}”的推荐表决没有写明任何要求：请填写出席人数（present）、同意票数（inFavour）或成员人数（minimumMembers）。",
                $"The vote of \"{step.DisplayText}\" asks for nothing: say present, inFavour or minimumMembers."
            );
        }

        if (
            vote.Of is not (RecommendingVote.OfPresent or RecommendingVote.OfMembers)
            || vote.Consequence is not (RecommendingVote.Refuses or RecommendingVote.NotRecommended)
        )
        {
            yield return Finding.Error(
                "vote-choice",
                step.Id,
                $"“{step.DisplayText}”的推荐表决：of 应为 present（出席人数）或 members（全体成员），consequence 应为 refused（不予受理）或 notRecommended（视为不推荐）。",
                $"The vote of \"{step.DisplayText}\": \"of\" is present or members, \"consequence\" is refused or notRecommended."
            );
        }
    }
}
