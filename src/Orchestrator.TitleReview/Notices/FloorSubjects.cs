namespace Orchestrator.TitleReview.Notices;

/// <summary>What a floor may be about. One without a subject binds the dates that rest on its clause.</summary>
public static class FloorSubjects
{
    /// <summary>单位内部公示, in working days.</summary>
    public const string EmployerPublicity = "employerPublicity";

    /// <summary>评审结果公示, in working days.</summary>
    public const string ResultPublicity = "resultPublicity";

    /// <summary>Written opinions on an application before the vote.</summary>
    public const string Opinions = "opinions";

    /// <summary>Experts of a committee.</summary>
    public const string Seats = "seats";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [EmployerPublicity, ResultPublicity, Opinions, Seats];
}
