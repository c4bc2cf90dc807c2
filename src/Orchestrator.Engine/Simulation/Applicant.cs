using NodaTime;

namespace Orchestrator.Engine.Simulation;

/// <summary>A synthetic applicant: what the seed has decided, and how far the application has come.</summary>
internal sealed class Applicant
{
    public required int Index { get; init; }

    public required string Person { get; init; }

    public required string Employer { get; init; }

    public required string Department { get; init; }

    /// <summary>Working days after the opening day on which it is submitted.</summary>
    public required int SubmitAfter { get; init; }

    /// <summary>Why the gates will refuse it; null when it is eligible.</summary>
    public required string? Ineligible { get; init; }

    /// <summary>Working days that each reviewer takes.</summary>
    public required int EmployerDays { get; init; }

    public required int DepartmentDays { get; init; }

    public required int OfficeDays { get; init; }

    public required int CorrectionDays { get; init; }

    /// <summary>The reviewer who returns it once: <c>employer</c>, <c>department</c>, <c>office</c>; null when none does.</summary>
    public required string? ReturnedBy { get; init; }

    /// <summary>True: the applicant does not correct in time.</summary>
    public required bool GivesUp { get; init; }

    /// <summary>The reviewer who rejects it; null when none does.</summary>
    public required string? RejectedBy { get; init; }

    public required bool NeverPosted { get; init; }

    public required bool PostingChanges { get; init; }

    /// <summary>Objection at the employer's publicity: 0 none, 1 not upheld, 2 upheld.</summary>
    public required int EmployerObjection { get; init; }

    /// <summary>Objection at the result publicity: 0 none, 1 not upheld, 2 upheld.</summary>
    public required int ResultObjection { get; init; }

    /// <summary>True: the department acts only after the last day.</summary>
    public required bool DepartmentLate { get; init; }

    public required bool Withdraws { get; init; }

    /// <summary>True: lacks the prescribed education and sits the exam, where there is one for such applicants.</summary>
    public bool NeedsExam => Index % 10 == 3;

    public required bool Passes { get; init; }

    // --- how far it has come ---
    public long? Id { get; set; }

    public bool Submitted { get; set; }

    public string? Stage { get; set; }

    public bool Ended { get; set; }

    /// <summary>The day on which it came to its stage.</summary>
    public LocalDate StageSince { get; set; }

    public bool WasReturned { get; set; }

    public bool WasPosted { get; set; }

    public bool WasChanged { get; set; }

    /// <summary>How far its objection at the present publicity is: 0 not raised, 1 raised, 2 resolved.</summary>
    public int Objection { get; set; }

    public LocalDate ObjectionSince { get; set; }

    public int LateTries { get; set; }

    public bool TriedToWithdraw { get; set; }
}
