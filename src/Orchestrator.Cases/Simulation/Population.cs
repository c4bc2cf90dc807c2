namespace Orchestrator.Cases.Simulation;

/// <summary>Makes the synthetic applicants of a seed.</summary>
internal static class Population
{
    private static readonly string[] Reviewers = ["employer", "department", "office"];
    private static readonly string[] Reasons =
    [
        "civilServant",
        "sanction",
        "noEducation",
        "otherCommittee",
        "secondTime",
    ];

    /// <summary>The same people for the same count and seed, in the order of their numbers.</summary>
    public static List<SyntheticApplicant> Make(int count, int seed)
    {
        var random = new SplitMix((ulong)(uint)seed);
        return [.. Enumerable.Range(0, count).Select(index => One(index, count, random))];
    }

    private static SyntheticApplicant One(int index, int count, SplitMix random)
    {
        var employers = Math.Max(1, count / 8);
        var employer = random.Below(employers);
        return new SyntheticApplicant
        {
            Index = index,
            Person = $"S{index:000000}",
            Employer = $"U{employer:0000}",
            Department = $"D{employer % 12:00}",
            SubmitAfter = SubmitAfter(random),
            Ineligible = random.Chance(40) ? Reasons[random.Below(Reasons.Length)] : null,
            EmployerDays = random.Below(4),
            DepartmentDays = random.Below(4),
            OfficeDays = 1 + random.Below(8),
            CorrectionDays = 1 + random.Below(3),
            ReturnedBy = random.Chance(150) ? Reviewers[random.Below(3)] : null,
            GivesUp = random.Chance(120),
            RejectedBy = random.Chance(50) ? Reviewers[random.Below(3)] : null,
            NeverPosted = random.Chance(15),
            PostingChanges = random.Chance(15),
            EmployerObjection = random.Chance(25) ? 1 + (random.Chance(300) ? 1 : 0) : 0,
            ResultObjection = random.Chance(20) ? 1 + (random.Chance(300) ? 1 : 0) : 0,
            DepartmentLate = random.Chance(15),
            Withdraws = random.Chance(10),
            Passes = random.Chance(850),
        };
    }

    /// <summary>Most come in the first two weeks; a few come when it is too late for the publicity, and a few when all is closed.</summary>
    private static int SubmitAfter(SplitMix random) =>
        random.Below(100) switch
        {
            < 70 => random.Below(7),
            < 94 => 3 + random.Below(7),
            < 98 => 10 + random.Below(9),
            _ => 20 + random.Below(4),
        };
}
