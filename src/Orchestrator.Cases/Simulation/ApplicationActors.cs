using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Storage.Arrivals;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Reviews;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Simulation;

/// <summary>
/// What applicants, employers, departments and the office do with one application on a day. They look at its stage,
/// as people do.
/// </summary>
internal sealed class ApplicationActors(World world, Casting casting)
{
    /// <summary>SHA-256 of the one picture that everybody hangs up in a play.</summary>
    private const string PictureHash = "7b86ef1db1294da8180d5710f50be4671007ad1afbb33a8c67b39110c122eed7";

    /// <summary>What is done with an application now; null when nobody acts.</summary>
    public PlayedAct? Next(SyntheticApplicant applicant)
    {
        if (!applicant.Submitted)
            return Submit(applicant);
        if (applicant.Id is null)
            return null;
        if (applicant.Ended)
            return LateTry(applicant);
        if (applicant is { Withdraws: true, TriedToWithdraw: false, Stage: Stages.OfficeAcceptance })
        {
            applicant.TriedToWithdraw = true;
            return To(
                applicant,
                Roles.Applicant,
                ReviewEvents.ApplicationWithdrawn,
                new JsonObject { ["reason"] = "个人原因" }
            );
        }

        if (AfterReview(applicant) is { } posting)
            return posting;
        return applicant.Stage switch
        {
            Stages.EmployerReview => Decide(
                applicant,
                Roles.Employer,
                ReviewEvents.EmployerDecided,
                applicant.EmployerDays,
                casting.EmployerAgrees
            ),
            Stages.EmployerCorrection or Stages.DepartmentCorrection or Stages.OfficeCorrection => Correct(applicant),
            Stages.EmployerPublicity => Publicize(applicant),
            Stages.DepartmentReview => Department(applicant),
            Stages.OfficeAcceptance => Decide(
                applicant,
                Roles.Office,
                ReviewEvents.OfficeDecided,
                applicant.OfficeDays,
                "accepted"
            ),
            Stages.Exam => Exam(applicant),
            Stages.Payment => Pay(applicant),
            Stages.Forwarding => Forward(applicant, ReviewEvents.ApplicationForwarded, 1, []),
            Stages.ForwardedReview => Forward(
                applicant,
                ReviewEvents.ForwardAnswered,
                40,
                new JsonObject { ["passed"] = applicant.Passes }
            ),
            Stages.EmployerRecommendation => Recommend(applicant),
            Stages.RecordingIntegrity
                when !world.IsLastMinute && world.IsReady(applicant.StageSince, 2, Roles.TitleOffice) => To(
                applicant,
                Roles.TitleOffice,
                ReviewEvents.ReportSubmitted,
                new JsonObject { ["report"] = "integrityRecord" }
            ),
            _ => null,
        };
    }

    private PlayedAct? Submit(SyntheticApplicant applicant)
    {
        if (world.Anchor(AnchorNames.ApplyOpens, casting.TrackOf(applicant)) is not { } opens || world.CycleEnded)
            return null;
        var late = applicant.Ineligible == "otherCommittee" ? 12 : 0;
        if (
            world.Today < opens
            || !world.IsReady(opens, applicant.SubmitAfter + late, Roles.Applicant)
            || world.IsLastMinute
        )
        {
            return null;
        }
        applicant.Submitted = true;
        return new PlayedAct(
            ArrivalTarget.NewApplication,
            world.CycleId,
            Roles.Applicant,
            ReviewEvents.ApplicationSubmitted,
            ApplicantFacts.Payload(applicant, casting, world.Today),
            applicant
        );
    }

    /// <summary>The marks are there when the exam was held.</summary>
    private PlayedAct? Exam(SyntheticApplicant applicant) =>
        world.WaitsFor(ReviewEvents.ExamHeld, casting.TrackOf(applicant)) || world.IsLastMinute
            ? null
            : To(
                applicant,
                Roles.Office,
                ReviewEvents.ExamRecorded,
                new JsonObject { ["passed"] = applicant.Index % (applicant.NeedsExam ? 7 : 20) != 0 }
            );

    /// <summary>Whoever reports to the higher committee passes its answer on.</summary>
    private PlayedAct? Forward(SyntheticApplicant applicant, string stimulus, int days, JsonObject payload) =>
        world.IsLastMinute || !world.IsReady(applicant.StageSince, days, casting.Forwarder)
            ? null
            : To(applicant, casting.Forwarder, stimulus, payload);

    /// <summary>Whoever passed hangs once more at the employer, where the notice wants it; some employers are slow.</summary>
    private PlayedAct? AfterReview(SyntheticApplicant applicant)
    {
        if (
            !casting.PostsAfterReview
            || applicant.WasPostedAfter
            || applicant.Stage != Stages.ResultPublicity
            || world.IsLastMinute
            || !world.IsReady(applicant.StageSince, 1 + (applicant.Index % 3), Roles.Employer)
        )
        {
            return null;
        }
        applicant.WasPostedAfter = true;
        return To(
            applicant,
            Roles.Employer,
            ReviewEvents.PublicityPosted,
            new JsonObject { ["postedOn"] = Iso(world.Today) }
        );
    }

    /// <summary>Some forget it, and are told what that means.</summary>
    private PlayedAct? Pay(SyntheticApplicant applicant)
    {
        if (casting.Payment is not { } fee || applicant.Index % 23 == 7 || world.IsLastMinute)
            return null;
        var opens = fee.Opens is { } name ? world.Anchor(name, casting.TrackOf(applicant)) : applicant.StageSince;
        return
            opens is { } day
            && world.Today >= day
            && world.IsReady(day > applicant.StageSince ? day : applicant.StageSince, applicant.Index % 6, fee.Role)
            ? To(applicant, fee.Role, ReviewEvents.PaymentRecorded, new JsonObject { ["paidOn"] = Iso(world.Today) })
            : null;
    }

    private PlayedAct? Decide(SyntheticApplicant applicant, string role, string stimulus, int days, string agreed)
    {
        if (
            world.IsLastMinute
            || !(world.IsReady(applicant.StageSince, days, role) || IsLastDayOf(role))
            || !world.IsOpenFor(role, casting.TrackOf(applicant))
        )
        {
            return null;
        }
        if (applicant.ReturnedBy == role && !applicant.WasReturned)
        {
            applicant.WasReturned = true;
            var returned = new JsonObject
            {
                ["decision"] = "returned",
                ["reasons"] = new JsonArray("业绩证明材料不完整"),
            };
            if (casting.SetsCorrection > 0 && role != Roles.Employer)
                returned["correctBy"] = Iso(world.After(world.Today, casting.SetsCorrection));
            return To(applicant, role, stimulus, returned);
        }

        if (applicant.RejectedBy == role)
        {
            return To(
                applicant,
                role,
                stimulus,
                new JsonObject { ["decision"] = "rejected", ["reasons"] = new JsonArray("不符合申报条件") }
            );
        }
        var payload = new JsonObject { ["decision"] = agreed };
        if (agreed == "passed")
            (payload["auditor"], payload["deliberated"], payload["defence"]) = ("审核责任人", true, "答辩通过");
        if (casting.Checks[role].Count > 0)
            payload["checks"] = Checks(role);
        if (role == Roles.Employer && Vote(applicant) is { } vote)
            payload["vote"] = vote;
        return To(applicant, role, stimulus, payload);
    }

    /// <summary>Some are a vote short where that means that they are not recommended.</summary>
    private JsonObject? Vote(SyntheticApplicant applicant)
    {
        if (casting.Vote is not { } terms)
            return null;
        var members = Math.Max(9, terms.MinimumMembers);
        var present = members - 1;
        var of = terms.Of == RecommendingVote.OfMembers ? members : present;
        var needed = VoteShare.TryRead(terms.InFavour, out var share) ? share.Of(of) : 0;
        var isShort = terms.Consequence == RecommendingVote.NotRecommended && applicant.Index % 9 == 4;
        return new JsonObject
        {
            ["members"] = members,
            ["present"] = present,
            ["inFavour"] = isShort ? needed - 1 : needed,
        };
    }

    /// <summary>An employer that may not recommend any more says so the next day.</summary>
    private PlayedAct? Recommend(SyntheticApplicant applicant)
    {
        if (
            world.IsLastMinute
            || !world.IsReady(applicant.StageSince, applicant.RecommendTries, Roles.Employer)
            || !world.IsOpenFor(Roles.Employer, casting.TrackOf(applicant))
        )
        {
            return null;
        }
        var payload =
            applicant.RecommendTries++ == 0
                ? new JsonObject
                {
                    ["decision"] = "recommended",
                    ["opinion"] = casting.Opinion,
                    ["documents"] = new JsonArray("申报情况核定表"),
                }
                : new JsonObject { ["decision"] = "rejected", ["reasons"] = new JsonArray("空岗不足") };
        if (applicant.RecommendTries == 1 && Vote(applicant) is { } vote)
            payload["vote"] = vote;
        return To(applicant, Roles.Employer, ReviewEvents.EmployerRecommended, payload);
    }

    /// <summary>The office has its own last day, where the notice names one: nothing is left lying then.</summary>
    private bool IsLastDayOf(string role) =>
        role == Roles.Office
        && world.Anchor(AnchorNames.AuditBy) is { } last
        && world.Today >= last
        && world.DelayOf(role) == 0;

    private JsonArray Checks(string role) => [.. casting.Checks[role].Select(check => (JsonNode)check)];

    private PlayedAct? Department(SyntheticApplicant applicant)
    {
        if (applicant.DepartmentLate)
            return null;

        // The last day makes everybody act: what is left goes in a few seconds before 24:00, and is on time.
        var isLastDay =
            world.Today == world.Anchor(AnchorNames.ApplyCloses, casting.TrackOf(applicant))
            && world.DelayOf(Roles.Department) == 0;
        if (isLastDay && world.IsLastMinute)
        {
            return To(
                applicant,
                Roles.Department,
                ReviewEvents.DepartmentDecided,
                new JsonObject { ["decision"] = "submitted", ["checks"] = Checks(Roles.Department) }
            );
        }
        return Decide(
            applicant,
            Roles.Department,
            ReviewEvents.DepartmentDecided,
            applicant.DepartmentDays,
            "submitted"
        );
    }

    /// <summary>A department that comes too late is told so, with the clause.</summary>
    private PlayedAct? LateTry(SyntheticApplicant applicant)
    {
        if (
            !applicant.DepartmentLate
            || applicant.Stage != Stages.Overdue
            || applicant.LateTries > 0
            || world.IsLastMinute
        )
        {
            return null;
        }
        applicant.LateTries++;
        return To(
            applicant,
            Roles.Department,
            ReviewEvents.DepartmentDecided,
            new JsonObject { ["decision"] = "submitted", ["checks"] = Checks(Roles.Department) }
        );
    }

    private PlayedAct? Correct(SyntheticApplicant applicant)
    {
        if (
            applicant.GivesUp
            || world.IsLastMinute
            || !world.IsReady(applicant.StageSince, applicant.CorrectionDays, Roles.Applicant)
        )
        {
            return null;
        }
        return To(
            applicant,
            Roles.Applicant,
            ReviewEvents.ApplicationUpdated,
            new JsonObject { ["changes"] = "补充证明材料" }
        );
    }

    private PlayedAct? Publicize(SyntheticApplicant applicant)
    {
        if (applicant.NeverPosted || world.IsLastMinute)
            return null;
        if (!applicant.WasPosted)
        {
            if (!world.IsReady(applicant.StageSince, 0, Roles.Employer))
                return null;
            applicant.WasPosted = true;
            var image = new JsonArray(
                new JsonObject
                {
                    ["fileName"] = "gongshi.jpg",
                    ["contentType"] = "image/jpeg",
                    ["sha256"] = PictureHash,
                }
            );
            return To(
                applicant,
                Roles.Employer,
                ReviewEvents.PublicityPosted,
                new JsonObject { ["postedOn"] = Iso(world.Today), ["evidence"] = image }
            );
        }

        if (
            applicant is { PostingChanges: true, WasChanged: false }
            && world.IsReady(applicant.StageSince, 2, Roles.Employer)
        )
        {
            applicant.WasChanged = true;
            return To(
                applicant,
                Roles.Employer,
                ReviewEvents.PublicityChanged,
                new JsonObject { ["postedOn"] = Iso(world.Today), ["reason"] = "更正业绩表述" }
            );
        }

        return Object(applicant);
    }

    private PlayedAct? Object(SyntheticApplicant applicant)
    {
        if (applicant.EmployerObjection == 0 || applicant.Objection == 2)
            return null;
        var number = $"DW-{applicant.Index:000000}";
        if (applicant.Objection == 0)
        {
            if (!world.IsReady(applicant.StageSince, 2, Roles.Applicant))
                return null;
            (applicant.Objection, applicant.ObjectionSince) = (1, world.Today);
            return To(
                applicant,
                Roles.Employer,
                ReviewEvents.ObjectionRaised,
                new JsonObject
                {
                    ["publicity"] = "employer",
                    ["objection"] = number,
                    ["summary"] = "任职年限不符",
                }
            );
        }

        if (!world.IsReady(applicant.ObjectionSince, 2, Roles.Employer))
            return null;
        applicant.Objection = 2;
        return To(
            applicant,
            Roles.Employer,
            ReviewEvents.ObjectionResolved,
            new JsonObject
            {
                ["objection"] = number,
                ["upheld"] = applicant.EmployerObjection == 2,
                ["report"] = "经核查",
            }
        );
    }

    private static PlayedAct To(SyntheticApplicant applicant, string role, string stimulus, JsonObject payload) =>
        new(ArrivalTarget.Instance, applicant.Id!.Value, role, stimulus, payload, applicant);

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
