using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Interviews;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Meetings;

/// <summary>
/// Whether ballots may be recorded: a quorum is present, everybody present has voted once, whoever is interviewed was
/// heard, and enough written opinions precede the vote.
/// </summary>
internal sealed record BallotCheck(
    MeetingState Meeting,
    int MinimumOpinions,
    VotingAgenda Agenda,
    Dictionary<long, int[]> Votes,
    InterviewBook Interviews
)
{
    /// <summary>Why the ballots are refused; null when they are not.</summary>
    public Refusal? Refuse(BallotsRecorded ballots)
    {
        var quorum = Quorum.Of(Meeting.Members);
        if (Meeting.Present < quorum)
        {
            return Refusals.NotAllowed(
                "no-quorum",
                $"评委会{Meeting.Members}人，出席{Meeting.Present}人，低于三分之二（{quorum}人），不能表决；请补充抽取或改期",
                $"{Meeting.Present} of {Meeting.Members} experts are present, {quorum} are needed to vote; draw "
                    + "supplements or move the meeting"
            );
        }

        var expected = Agenda.Items.Select(item => item.Application).ToHashSet();
        return ballots
            .Results.Select(result => Refuse(result, expected))
            .FirstOrDefault(refusal => refusal is not null);
    }

    private Refusal? Refuse(BallotCount result, HashSet<long> expected)
    {
        var count = new VoteCount(result.Yes, result.No, result.Abstain ?? 0);
        if (Votes.ContainsKey(result.Application))
        {
            return Refusals.NotAllowed(
                "voted-already",
                $"申报{result.Application}已投票，不得补投",
                $"Application {result.Application} has been voted on; no later ballot"
            );
        }
        if (!expected.Contains(result.Application))
        {
            return Refusals.NotAllowed(
                "not-on-agenda",
                $"申报{result.Application}不在本次评审之列",
                $"Application {result.Application} is not on the agenda"
            );
        }
        if (InterviewDesk.Refuse(Interviews, result.Application) is { } refusal)
            return refusal;
        if (result.Opinions < MinimumOpinions)
        {
            return Refusals.NotAllowed(
                "opinions-missing",
                $"申报{result.Application}的书面评审意见{result.Opinions}份，不少于{MinimumOpinions}份方可表决",
                $"Application {result.Application} has {result.Opinions} written opinions; {MinimumOpinions} are needed before the vote"
            );
        }

        return count.Total == Meeting.Present
            ? null
            : Refusals.NotAllowed(
                "ballot-count",
                $"申报{result.Application}共{count.Total}票，与出席{Meeting.Present}人不符；每人一票，不得委托",
                $"Application {result.Application} has {count.Total} ballots for {Meeting.Present} experts present; one each, no proxies"
            );
    }
}
