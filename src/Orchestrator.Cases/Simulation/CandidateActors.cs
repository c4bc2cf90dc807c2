using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Simulation;

/// <summary>
/// What the office does with those who come before the committee: it hangs up the list and hears objections to it, calls some to an
/// interview, and notes who came.
/// </summary>
internal sealed class CandidateActors(World world, Casting casting, OfficeView view)
{
    /// <summary>Objections to the list: the first is not right, the second is.</summary>
    private const int Objections = 2;

    private readonly List<SyntheticApplicant> _called = [];
    private readonly List<SyntheticApplicant> _objected = [];
    private readonly HashSet<long> _absent = [];
    private LocalDate? _objectedOn;
    private LocalDate? _refused;
    private int _resolved;
    private int _heard;

    /// <summary>Whether an applicant was called and did not come without a good reason.</summary>
    public bool IsAbsent(SyntheticApplicant applicant) => applicant.Id is { } id && _absent.Contains(id);

    /// <summary>The next act before the meeting; null when there is none.</summary>
    public PlayedAct? Next()
    {
        if (view.Anchor(AnchorNames.Meeting) is null || _refused == world.Today)
            return null;
        return Call() ?? Post() ?? Objection();
    }

    /// <summary>The office tries again on another day.</summary>
    public void Refused(PlayedAct act)
    {
        if (act.Stimulus is ReviewEvents.InterviewCalled or ReviewEvents.CandidatesPosted)
            _refused = world.Today;
    }

    /// <summary>Notes of the next one who was called whether they came; null when all are noted.</summary>
    public PlayedAct? Interview()
    {
        if (_heard >= _called.Count)
            return null;
        var applicant = _called[_heard++];
        if (applicant.Stage != Stages.AwaitingReview)
            return Interview();
        var payload = new JsonObject { ["application"] = applicant.Id!.Value, ["attended"] = _heard % 5 != 0 };
        if (_heard % 10 == 0)
            payload["excuse"] = "因病住院";
        else if (_heard % 5 == 0)
            _absent.Add(applicant.Id.Value);
        return To(Roles.Office, ReviewEvents.InterviewRecorded, payload);
    }

    private PlayedAct? Call()
    {
        if (!view.Waits(ReviewEvents.InterviewCalled))
            return null;
        _called.Clear();
        _called.AddRange(
            view.Applicants.Where(applicant => applicant.Stage == Stages.AwaitingReview && applicant.Index % 4 == 0)
        );
        return To(
            Roles.Office,
            ReviewEvents.InterviewCalled,
            new JsonObject
            {
                ["applications"] = new JsonArray([.. _called.Select(applicant => (JsonNode)applicant.Id!.Value)]),
                ["place"] = "评审会议室",
            }
        );
    }

    private PlayedAct? Post() =>
        view.Waits(ReviewEvents.CandidatesPosted) && view.Anchor(AnchorNames.CandidatesPosted) is null
            ? To(
                Roles.Office,
                ReviewEvents.CandidatesPosted,
                new JsonObject
                {
                    ["postedOn"] = LocalDatePattern.Iso.Format(world.Today),
                    ["channels"] = new JsonArray([.. casting.Channels.Select(channel => (JsonNode)channel)]),
                }
            )
            : null;

    private PlayedAct? Objection()
    {
        if (!view.Waits(ReviewEvents.CandidatesPosted) || view.Anchor(AnchorNames.CandidatesPosted) is not { } posted)
            return null;
        if (_objected.Count < Objections && world.IsReady(posted, 1, Roles.Applicant))
        {
            var next = view.Applicants.FirstOrDefault(applicant =>
                applicant.Stage == Stages.AwaitingReview && applicant.Index % 4 == 1 && !_objected.Contains(applicant)
            );
            if (next is null)
                return null;
            _objected.Add(next);
            _objectedOn = world.Today;
            return To(
                Roles.Applicant,
                ReviewEvents.ObjectionRaised,
                new JsonObject
                {
                    ["publicity"] = "candidates",
                    ["objection"] = NumberOf(_objected.Count),
                    ["application"] = next.Id!.Value,
                    ["summary"] = "业绩材料不实",
                }
            );
        }

        if (_resolved >= _objected.Count || _objectedOn is not { } since || !world.IsReady(since, 2, Roles.Office))
            return null;
        _resolved++;
        return To(
            Roles.Office,
            ReviewEvents.ObjectionResolved,
            new JsonObject
            {
                ["objection"] = NumberOf(_resolved),
                ["upheld"] = _resolved == Objections,
                ["report"] = "经核查",
                ["application"] = _objected[_resolved - 1].Id!.Value,
            }
        );
    }

    private static string NumberOf(int objection) => $"MD-{objection:000}";

    private PlayedAct To(string role, string stimulus, JsonObject payload) => view.Act(role, stimulus, payload);
}
