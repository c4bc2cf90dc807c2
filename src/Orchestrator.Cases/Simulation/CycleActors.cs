using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Meetings;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Simulation;

/// <summary>
/// What the trade department, the office, the supervisor and the experts do for the cycle: one act at a time, for
/// each looks at what the one before has changed.
/// </summary>
/// <param name="world">The cycle.</param>
/// <param name="casting">What its definitions say.</param>
/// <param name="view">What they see of it.</param>
internal sealed class CycleActors(World world, Casting casting, OfficeView view)
{
    private const string Secret = "simulation";

    /// <summary>A ballot paper carries so many applications.</summary>
    private const int BallotsPerAct = 200;

    private const int InitialTitles = 5;

    /// <summary>Handed in only when somebody is reviewed elsewhere.</summary>
    private const string Outbound = "outbound";

    private readonly Dictionary<string, LocalDate> _done = new(StringComparer.Ordinal);
    private readonly CandidateActors candidates = new(world, casting, view);
    private bool _hadNoQuorum;
    private int _present;
    private int _voted;
    private int _recused;

    /// <summary>The next act of the day; null when there is none.</summary>
    public PlayedAct? Next()
    {
        if (world.CycleEnded || world.IsLastMinute)
            return null;
        return Plan() ?? Meeting() ?? candidates.Next() ?? Draw() ?? Review() ?? Results() ?? BesideTheReview();
    }

    /// <summary>The act was refused: it is tried again on another day.</summary>
    public void Refused(PlayedAct act)
    {
        candidates.Refused(act);
        _done.Remove(act.Stimulus);
        _done[act.Stimulus + "?"] = world.Today;
    }

    private PlayedAct? Plan()
    {
        if (
            view.Waits(ReviewEvents.CommitteeApproved)
            && Once(ReviewEvents.CommitteeApproved, world.From, 1, Roles.TitleOffice)
        )
        {
            return To(
                Roles.TitleOffice,
                ReviewEvents.CommitteeApproved,
                new JsonObject { ["approvedOn"] = Iso(world.Today), ["contents"] = Names(casting.CommitteeContents) }
            );
        }
        if (
            view.Waits(ReviewEvents.StandardsPublished)
            && Once(ReviewEvents.StandardsPublished, world.From, 5, Roles.TradeDepartment)
        )
        {
            return To(Roles.TradeDepartment, ReviewEvents.StandardsPublished, []);
        }
        if (view.Waits(ReviewEvents.PlanFiled) && Once(ReviewEvents.PlanFiled, world.From, 3, Roles.TradeDepartment))
        {
            return To(
                Roles.TradeDepartment,
                ReviewEvents.PlanFiled,
                new JsonObject { ["contents"] = Names(casting.PlanContents), ["filingNumber"] = "模拟-001" }
            );
        }

        if (
            view.Waits(ReviewEvents.PlanApproved)
            && _done.TryGetValue(ReviewEvents.PlanFiled, out var handedIn)
            && Once(ReviewEvents.PlanApproved, handedIn, 3, Roles.TitleOffice)
        )
        {
            return To(Roles.TitleOffice, ReviewEvents.PlanApproved, new JsonObject { ["decision"] = "approved" });
        }
        var filed =
            _done.TryGetValue(ReviewEvents.PlanFiled, out var day) ? day
            : casting.FilesPlan ? (LocalDate?)null
            : world.From;
        return
            view.Waits(ReviewEvents.PlanPublished)
            && filed is { } since
            && Once(ReviewEvents.PlanPublished, since, 3, casting.Publisher)
            ? To(casting.Publisher, ReviewEvents.PlanPublished, [])
            : null;
    }

    private PlayedAct? Meeting()
    {
        if (
            view.Waits(ReviewEvents.AcceptanceFinished)
            && view.Anchor(AnchorNames.ApplyCloses) is { } last
            && world.Today > last
            && view.Applicants.All(IsAcceptedOrEnded)
            && Once(ReviewEvents.AcceptanceFinished, last, 1, Roles.Office)
        )
        {
            return To(Roles.Office, ReviewEvents.AcceptanceFinished, []);
        }
        if (
            view.Waits(ReviewEvents.ExamHeld)
            && Once(
                ReviewEvents.ExamHeld,
                view.Anchor(AnchorNames.AuditBy) ?? view.Since(ReviewEvents.ExamHeld),
                5,
                Roles.Office
            )
        )
        {
            return To(Roles.Office, ReviewEvents.ExamHeld, new JsonObject { ["heldOn"] = Iso(world.Today) });
        }
        if (
            view.Anchor(AnchorNames.Meeting) is null
            && view.Waits(ReviewEvents.MeetingScheduled)
            && view.Anchor(AnchorNames.ApplyCloses) is { } closes
        )
        {
            var day = view.PlannedMeeting ?? world.After(closes, 30);
            if (day < world.Today.PlusDays(15))
                day = world.After(world.Today.PlusDays(14), 1);
            if (
                world.Today > closes
                && world.Today >= day.PlusDays(-21)
                && Once(ReviewEvents.MeetingScheduled, closes, 5, Roles.Office)
            )
            {
                return To(Roles.Office, ReviewEvents.MeetingScheduled, new JsonObject { ["date"] = Iso(day) });
            }
        }

        if (
            !view.Waits(ReviewEvents.MeetingPlanReported)
            || !_done.TryGetValue(ReviewEvents.MeetingScheduled, out var scheduled)
        )
        {
            return null;
        }
        var isOpen =
            casting.MeetingPlanWindow == 0
            || world.Today
                >= world.Calendar.Find(view.Anchor(AnchorNames.Meeting)!.Value, -casting.MeetingPlanWindow).Value.Date;
        return isOpen && Once(ReviewEvents.MeetingPlanReported, scheduled, 1, Roles.Office)
            ? To(
                Roles.Office,
                ReviewEvents.MeetingPlanReported,
                new JsonObject { ["mode"] = "onsite", ["contents"] = Names(casting.MeetingPlanContents) }
            )
            : null;
    }

    private static bool IsAcceptedOrEnded(SyntheticApplicant applicant) =>
        applicant.Id is null
        || applicant.Ended
        || applicant.Stage is Stages.AwaitingReview or Stages.Forwarding or Stages.ForwardedReview;

    private PlayedAct? Draw()
    {
        if (!_done.TryGetValue(ReviewEvents.MeetingScheduled, out var scheduled))
            return null;
        if (
            casting.DrawWithin > 0
            && world.Today < view.Anchor(AnchorNames.Meeting)!.Value.PlusDays(-casting.DrawWithin)
        )
            return null;
        if (view.Waits(ReviewEvents.DrawCommitted) && Once(ReviewEvents.DrawCommitted, scheduled, 2, Roles.Office))
        {
            return To(
                Roles.Office,
                ReviewEvents.DrawCommitted,
                new JsonObject { ["seats"] = casting.Seats, ["secretHash"] = DrawHash.Of(Secret) }
            );
        }
        if (_done.TryGetValue(ReviewEvents.DrawCommitted, out var committed))
        {
            if (Once(ReviewEvents.SupervisionSignedIn, committed, 0, Roles.Supervisor))
            {
                return To(
                    Roles.Supervisor,
                    ReviewEvents.SupervisionSignedIn,
                    new JsonObject
                    {
                        ["subject"] = "draw",
                        ["supervisor"] = "监督员",
                        ["nonce"] = "simulation-nonce",
                    }
                );
            }
            if (view.Waits(ReviewEvents.DrawPerformed) && Once(ReviewEvents.DrawPerformed, committed, 0, Roles.Office))
                return To(Roles.Office, ReviewEvents.DrawPerformed, new JsonObject { ["secret"] = Secret });
        }

        if (
            _recused < 2
            && view.Waits(ReviewEvents.DrawRecused)
            && _done.TryGetValue(ReviewEvents.DrawPerformed, out var drawn)
            && world.IsReady(drawn, 1, Roles.Expert)
            && Committee() is { Count: > 0 } committee
        )
        {
            _recused++;
            return To(
                Roles.Expert,
                ReviewEvents.DrawRecused,
                new JsonObject { ["expert"] = committee[0], ["reason"] = _recused == 1 ? "declined" : "kin" }
            );
        }

        return null;
    }

    private PlayedAct? Review()
    {
        if (
            !view.Waits(ReviewEvents.MeetingOpened)
            || view.Anchor(AnchorNames.Meeting) is not { } day
            || world.Today < day
        )
        {
            return null;
        }
        var key = Iso(day);
        if (Once(ReviewEvents.MeetingOpened + key, day, 0, Roles.Office))
        {
            return To(
                Roles.Office,
                ReviewEvents.MeetingOpened,
                new JsonObject
                {
                    ["mode"] = "onsite",
                    ["declarationsSigned"] = true,
                    ["checks"] = Names(casting.OpeningChecks),
                }
            );
        }
        if (!_done.ContainsKey(ReviewEvents.MeetingOpened + key))
            return null;
        var committee = Committee();
        if (Once(ReviewEvents.AttendanceRecorded + key, day, 0, Roles.Office))
        {
            var later = LaterMeeting(day);
            _present = !_hadNoQuorum && later is not null ? Quorum.Of(committee.Count) - 1 : committee.Count - 1;
            var present = committee.Take(_present).ToList();
            return To(
                Roles.Office,
                ReviewEvents.AttendanceRecorded,
                new JsonObject { ["experts"] = Names(present), ["chair"] = present[0] }
            );
        }

        if (_present < Quorum.Of(committee.Count))
        {
            if (_hadNoQuorum || LaterMeeting(day) is not { } next || !Once("moved" + key, day, 0, Roles.Office))
                return null;
            _hadNoQuorum = true;
            return To(
                Roles.Office,
                ReviewEvents.MeetingScheduled,
                new JsonObject { ["date"] = Iso(next), ["reason"] = "出席不足三分之二" }
            );
        }

        return candidates.Interview() ?? Vote();
    }

    private PlayedAct? Vote()
    {
        var waiting = view
            .Applicants.Where(applicant => applicant.Stage == Stages.AwaitingReview && !candidates.IsAbsent(applicant))
            .Skip(_voted)
            .Take(BallotsPerAct)
            .ToList();
        if (waiting.Count > 0)
        {
            _voted += waiting.Count;
            return To(
                Roles.Office,
                ReviewEvents.BallotsRecorded,
                new JsonObject { ["results"] = new JsonArray([.. waiting.Select(Ballot)]) }
            );
        }

        return Once(ReviewEvents.ReviewClosed, world.Today, 0, Roles.Office)
            ? To(Roles.Office, ReviewEvents.ReviewClosed, [])
            : null;
    }

    private JsonNode Ballot(SyntheticApplicant applicant)
    {
        var yes = applicant.Passes ? _present - (applicant.Index % 2) : _present / 2;
        return new JsonObject
        {
            ["application"] = applicant.Id!.Value,
            ["opinions"] = 3,
            ["yes"] = yes,
            ["no"] = _present - yes,
        };
    }

    private PlayedAct? Results()
    {
        if (
            view.Waits(ReviewEvents.ResultsRechecked)
            && Once(ReviewEvents.ResultsRechecked, view.Since(ReviewEvents.ResultsRechecked), 1, Roles.Office)
        )
        {
            return Recheck();
        }
        if (
            view.Waits(ReviewEvents.ResultPosted)
            && view.Anchor(AnchorNames.Posted) is null
            && view.Anchor(AnchorNames.ReviewEnd) is { } ended
            && Once(ReviewEvents.ResultPosted, ended, 1, Roles.Office)
        )
        {
            return To(
                Roles.Office,
                ReviewEvents.ResultPosted,
                new JsonObject { ["postedOn"] = Iso(world.Today), ["channels"] = Names(casting.Channels) }
            );
        }
        if (Objection() is { } objection)
            return objection;
        if (view.Waits(ReviewEvents.ResultApproved))
        {
            return Once(ReviewEvents.ResultApproved, view.Since(ReviewEvents.ResultApproved), 1, Roles.TitleOffice)
                ? To(Roles.TitleOffice, ReviewEvents.ResultApproved, [])
                : null;
        }
        if (view.Waits(ReviewEvents.ResultPublished) && view.IsAt(Stages.Publishing, ReviewEvents.ResultPublished))
        {
            var isFirst = view.Anchor(AnchorNames.Published) is null;
            var isReady = isFirst || IsEverythingChecked();
            if (
                isReady
                && Once(
                    ReviewEvents.ResultPublished + isFirst,
                    view.Since(ReviewEvents.ResultPublished),
                    1,
                    Roles.Office
                )
            )
                return To(Roles.Office, ReviewEvents.ResultPublished, []);
        }

        if (view.Waits(ReviewEvents.ConfirmationIssued) && casting.Confirmer is { } confirmer)
        {
            var isFirst = view.Anchor(AnchorNames.Published) is null;
            if (
                (isFirst || IsEverythingChecked())
                && Once(
                    ReviewEvents.ConfirmationIssued + isFirst,
                    view.Since(ReviewEvents.ConfirmationIssued),
                    isFirst ? 1 : 0,
                    confirmer
                )
            )
            {
                return To(
                    confirmer,
                    ReviewEvents.ConfirmationIssued,
                    new JsonObject { ["documentNumber"] = isFirst ? "模拟〔1〕号" : "模拟〔2〕号" }
                );
            }
        }

        return
            view.Waits(ReviewEvents.CertificatesIssued)
            && Once(
                ReviewEvents.CertificatesIssued + Iso(view.Since(ReviewEvents.CertificatesIssued)),
                view.Since(ReviewEvents.CertificatesIssued),
                1,
                Roles.Office
            )
            ? To(Roles.Office, ReviewEvents.CertificatesIssued, [])
            : null;
    }

    private bool IsEverythingChecked() =>
        view.Applicants.All(applicant => applicant.Objection != 1 || applicant.ResultObjection == 0);

    /// <summary>Some of those who did not pass should never have come so far.</summary>
    private PlayedAct Recheck()
    {
        var unqualified = view
            .Applicants.Where(applicant => applicant.Stage == Stages.NotPassed && applicant.Index % 3 == 0)
            .Select(applicant => (JsonNode)applicant.Id!.Value);
        return To(
            Roles.Office,
            ReviewEvents.ResultsRechecked,
            new JsonObject { ["unqualified"] = new JsonArray([.. unqualified]), ["report"] = "已复核" }
        );
    }

    /// <summary>
    /// What goes on beside the review, where the notice knows it: initial titles of graduates (one comes too late),
    /// the archive of breaches, the year's data.
    /// </summary>
    private PlayedAct? BesideTheReview()
    {
        if (Round() is { } round)
            return round;
        if (view.Waits(ReviewEvents.InitialTitleDetermined))
        {
            for (var number = 0; number < InitialTitles; number++)
            {
                if (Once(ReviewEvents.InitialTitleDetermined + number, world.From, 10 * (number + 1), Roles.Employer))
                    return InitialTitle(number);
            }

            if (
                view.Anchor(AnchorNames.Published) is { } published
                && Once(ReviewEvents.InitialTitleDetermined, published, 2, Roles.Employer)
            )
            {
                return InitialTitle(InitialTitles);
            }
        }

        if (
            view.Waits(ReviewEvents.IntegrityRecorded)
            && view.Applicants.FirstOrDefault(applicant =>
                applicant is { ResultObjection: 2, Objection: 2, Stage: Stages.ObjectionUpheld }
                && Once("integrity" + applicant.Person, applicant.ObjectionSince, 8, Roles.TitleOffice)
            )
                is { } found
        )
        {
            return To(
                Roles.TitleOffice,
                ReviewEvents.IntegrityRecorded,
                new JsonObject
                {
                    ["subject"] = "applicant",
                    ["person"] = found.Person,
                    ["act"] = "业绩材料不实",
                    ["decidedOn"] = Iso(world.Today),
                }
            );
        }
        return Reports();
    }

    /// <summary>Each report of the definition by its role, some days after it was first waited for.</summary>
    private PlayedAct? Reports()
    {
        var open = view.Waits(ReviewEvents.ReportSubmitted) ? view.Variable("reports") as JsonArray : null;
        var waiting = open?.Select(item => (string)item!).ToList() ?? [];
        foreach (var (_, name, report) in casting.Reports.Where(known => known.Track == view.Track))
        {
            if (!waiting.Contains(name))
            {
                // A report that every batch needs comes again.
                _done.Remove("report " + name);
                _done.Remove(ReviewEvents.ReportSubmitted + name);
                continue;
            }

            if (world.Today < report.Opens || (name == Outbound && !world.Anchors.ContainsKey(AnchorNames.Cutoff)))
                continue;
            var since = _done.TryAdd("report " + name, world.Today) ? world.Today : _done["report " + name];
            if (Once(ReviewEvents.ReportSubmitted + name, since, 1, report.Role))
                return To(report.Role, ReviewEvents.ReportSubmitted, report.Payload(name));
        }

        return null;
    }

    private PlayedAct InitialTitle(int number) =>
        To(
            Roles.Employer,
            ReviewEvents.InitialTitleDetermined,
            new JsonObject
            {
                ["person"] = $"N{number:000000}",
                ["employer"] = $"U{number:0000}",
                ["series"] = casting.Series,
                ["level"] = "助理级",
                ["determinedOn"] = Iso(world.Today),
            }
        );

    /// <summary>
    /// Objections come while the results hang; some are checked only after the publicity has ended, so that there is
    /// a second batch.
    /// </summary>
    private PlayedAct? Objection()
    {
        if (view.Anchor(AnchorNames.Posted) is not { } posted || !view.Waits(ReviewEvents.ObjectionResolved))
            return null;
        foreach (
            var applicant in view.Applicants.Where(applicant =>
                applicant.ResultObjection > 0 && applicant.Id is not null
            )
        )
        {
            var number = $"YY-{applicant.Index:000000}";
            if (
                applicant.Stage == Stages.ResultPublicity
                && !_done.ContainsKey(number)
                && view.IsAt(Stages.Publicity, ReviewEvents.ResultTakenDown)
                && world.IsReady(posted, 2, Roles.Applicant)
            )
            {
                _done[number] = world.Today;
                (applicant.Objection, applicant.ObjectionSince) = (1, world.Today);
                return To(
                    Roles.TitleOffice,
                    ReviewEvents.ObjectionRaised,
                    new JsonObject
                    {
                        ["publicity"] = "result",
                        ["objection"] = number,
                        ["application"] = applicant.Id,
                        ["summary"] = "业绩材料不实",
                    }
                );
            }

            if (
                _done.ContainsKey(number)
                && applicant.Objection == 1
                && world.IsReady(applicant.ObjectionSince, CheckDays(applicant), Roles.Office)
            )
            {
                applicant.Objection = 2;
                return To(
                    Roles.Office,
                    ReviewEvents.ObjectionResolved,
                    new JsonObject
                    {
                        ["objection"] = number,
                        ["upheld"] = applicant.ResultObjection == 2,
                        ["report"] = "经核查",
                        ["application"] = applicant.Id,
                        ["contents"] = Names(casting.ObjectionContents),
                    }
                );
            }
        }

        return null;
    }

    /// <summary>Somebody hands in twice a month, before the cut-off and after it, and each month is handled once.</summary>
    private PlayedAct? Round()
    {
        if (!view.Waits(ReviewEvents.RoundSubmitted))
            return null;
        var month = $"{ReviewEvents.RoundSubmitted}-{world.Today.Month}";
        var (early, late) = (Math.Min(5, casting.RoundCutoff), casting.RoundCutoff + 3);
        foreach (var from in new[] { early, late })
        {
            if (
                world.Today.Day >= from
                && (from == late || world.Today.Day <= casting.RoundCutoff)
                && !(from == late && world.Today.Month == 12)
                && Once($"{month}-{from}", world.Today, 0, Roles.Employer)
            )
            {
                return To(
                    Roles.Employer,
                    ReviewEvents.RoundSubmitted,
                    new JsonObject
                    {
                        ["person"] = $"R{world.Today.Month:00}{from:00}",
                        ["employer"] = "U001",
                        ["series"] = casting.Series,
                        ["level"] = "初级",
                    }
                );
            }
        }

        return
            world.Today.Day > casting.RoundCutoff
            && Once($"{ReviewEvents.RoundHandled}-{world.Today.Month}", world.Today, 0, casting.Rounder)
            ? To(casting.Rounder, ReviewEvents.RoundHandled, [])
            : null;
    }

    /// <summary>
    /// Where results are confirmed by a document and no time is set for checks, these last beyond it: those people
    /// follow in another batch.
    /// </summary>
    private int CheckDays(SyntheticApplicant applicant) =>
        casting is { Confirmer: not null, ObjectionContents.Count: 0 } ? 10 : 2 + (applicant.Index % 5);

    /// <summary>The day a meeting without a quorum moves to; null when there is none before the end of the review.</summary>
    private LocalDate? LaterMeeting(LocalDate day)
    {
        var next = world.After(day.PlusDays(7), 1);
        return view.Anchor(AnchorNames.ReviewBy) is { } last && next > last ? null : next;
    }

    private List<string> Committee() =>
        view.Variable(DrawRecord.Variable)?["committee"] is JsonArray codes
            ? [.. codes.Select(code => (string)code!)]
            : [];

    private bool Once(string what, LocalDate since, int workingDays, string role)
    {
        if (_done.ContainsKey(what) || (_done.TryGetValue(what + "?", out var refused) && refused == world.Today))
            return false;
        if (!world.IsReady(since, workingDays, role))
            return false;
        _done[what] = world.Today;
        return true;
    }

    private PlayedAct To(string role, string stimulus, JsonObject payload) => view.Act(role, stimulus, payload);

    private static JsonArray Names(IEnumerable<string> names) => [.. names.Select(name => (JsonNode)name)];

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
