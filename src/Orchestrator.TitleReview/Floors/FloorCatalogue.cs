namespace Orchestrator.TitleReview.Floors;

/// <summary>
/// The floors that hold everywhere by national rule (《职称评审管理暂行规定》, MOHRSS Order 40). What a notice adds, such as the days before
/// a meeting, is data: <see cref="ClauseFloors"/>. Enforced when a definition is validated, when a plan is published, and at run time.
/// </summary>
public static class FloorCatalogue
{
    private const string Order40 = "《职称评审管理暂行规定》（人社部令第40号）";

    /// <summary>公示期不少于5个工作日, of both publicities.</summary>
    public static Floor Publicity { get; } = new("publicity", 5, "workingDays", "公示期不少于5个工作日", "A publicity lasts at least 5 working days", Order40);

    /// <summary>Written opinions before the vote.</summary>
    public static Floor Opinions { get; } = new("opinions", 3, "opinions", "每份申报的书面评审意见不少于3份", "At least 3 written opinions precede the vote", Order40);

    /// <summary>Experts of a senior committee by specialty.</summary>
    public static Floor Committee { get; } = new("committee", 3, "experts", "评委会人数为单数，按专业组建的高级评委会不少于11人", "A committee has an odd number of experts", Order40);

    /// <summary>All floors.</summary>
    public static IReadOnlyList<Floor> All { get; } = [Publicity, Opinions, Committee];
}
