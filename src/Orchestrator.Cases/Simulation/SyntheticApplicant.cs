using NodaTime;

namespace Orchestrator.Cases.Simulation;

/// <summary>A synthetic applicant: what the seed has decided, and how far the application has come.</summary>
internal sealed class SyntheticApplicant
{
    /// <summary>0 for the first; decides what does not come from the seed.</summary>
    public required int Index { get; init; }

    /// <summary>Stands in the place of an identity number.</summary>
    public required string Person { get; init; }

    /// <summary>Code of the 用人单位; about eight applicants share one.</summary>
    public required string Employer { get; init; }

    /// <summary>Code of the 业务主管部门.</summary>
    public required string Department { get; init; }

    /// <summary>Working days after the opening day on which it is submitted.</summary>
    public required int SubmitAfter { get; init; }

    /// <summary>Why the gates will refuse it; null when it is eligible.</summary>
    public required string? Ineligible { get; init; }

    /// <summary>Working days that each reviewer takes.</summary>
    public required int EmployerDays { get; init; }

    /// <summary>As <see cref="EmployerDays"/>, of the department.</summary>
    public required int DepartmentDays { get; init; }

    /// <summary>As <see cref="EmployerDays"/>, of the office.</summary>
    public required int OfficeDays { get; init; }

    /// <summary>Working days that the applicant takes to correct.</summary>
    public required int CorrectionDays { get; init; }

    /// <summary>The reviewer who returns it once: <c>employer</c>, <c>department</c>, <c>office</c>; null when none does.</summary>
    public required string? ReturnedBy { get; init; }

    /// <summary>True: the applicant does not correct in time.</summary>
    public required bool GivesUp { get; init; }

    /// <summary>The reviewer who rejects it; null when none does.</summary>
    public required string? RejectedBy { get; init; }

    /// <summary>True: the employer forgets the publicity.</summary>
    public required bool NeverPosted { get; init; }

    /// <summary>True: the employer changes what is posted after two working days, so that it stands anew.</summary>
    public required bool PostingChanges { get; init; }

    /// <summary>Objection at the employer's publicity: 0 none, 1 not upheld, 2 upheld.</summary>
    public required int EmployerObjection { get; init; }

    /// <summary>Objection at the result publicity: 0 none, 1 not upheld, 2 upheld.</summary>
    public required int ResultObjection { get; init; }

    /// <summary>True: the department acts only after the last day.</summary>
    public required bool DepartmentLate { get; init; }

    /// <summary>True: withdraws while the office decides on acceptance.</summary>
    public required bool Withdraws { get; init; }

    /// <summary>True: lacks the prescribed education and sits the exam, where there is one for such applicants.</summary>
    public bool NeedsExam => Index % 10 == 3;

    /// <summary>True: the committee passes it.</summary>
    public required bool Passes { get; init; }

    // --- how far it has come ---
    /// <summary>Instance id; null until it is started.</summary>
    public long? Id { get; set; }

    /// <summary>Whether it was sent, accepted or not.</summary>
    public bool Submitted { get; set; }

    /// <summary>The stage as last seen; null before the first.</summary>
    public string? Stage { get; set; }

    /// <summary>Whether it has come to its end.</summary>
    public bool Ended { get; set; }

    /// <summary>The day on which it came to its stage.</summary>
    public LocalDate StageSince { get; set; }

    /// <summary>Whether it was returned for correction; nobody returns it twice.</summary>
    public bool WasReturned { get; set; }

    /// <summary>Whether the employer has posted it.</summary>
    public bool WasPosted { get; set; }

    /// <summary>Whether the posting was changed already.</summary>
    public bool WasChanged { get; set; }

    /// <summary>How far its objection at the present publicity is: 0 not raised, 1 raised, 2 resolved.</summary>
    public int Objection { get; set; }

    /// <summary>The day of the last act on its objection.</summary>
    public LocalDate ObjectionSince { get; set; }

    /// <summary>How often the department tried when it was too late.</summary>
    public int LateTries { get; set; }

    /// <summary>How often the employer tried to recommend.</summary>
    public int RecommendTries { get; set; }

    /// <summary>Whether the employer has posted it once more after the review.</summary>
    public bool WasPostedAfter { get; set; }

    /// <summary>Whether the withdrawal was sent, agreed or not.</summary>
    public bool TriedToWithdraw { get; set; }

    /// <summary>It goes on in another cycle from the beginning.</summary>
    /// <param name="id">Its instance there.</param>
    /// <param name="today">The local day.</param>
    public void GoOn(long id, LocalDate today)
    {
        (Id, Stage, StageSince, Ended) = (id, null, today, false);
        (WasReturned, WasPosted, WasChanged, WasPostedAfter, TriedToWithdraw) = (false, false, false, false, false);
        (Objection, LateTries, RecommendTries) = (0, 0, 0);
    }
}
