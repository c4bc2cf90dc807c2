using Orchestrator.TitleReview.Notices;

namespace Orchestrator.TitleReview.Floors;

/// <summary>
/// The floors that hold everywhere by national rule, as the national notices state them. What a city's notice adds is in its own file
/// (<see cref="NoticeBook"/>). Enforced when a definition is validated, when a plan is published, and at run time.
/// </summary>
public static class FloorCatalogue
{
    /// <summary>公示期不少于5个工作日, of both publicities.</summary>
    public static Floor Publicity { get; } =
        Of(
            "publicity",
            FloorSubjects.EmployerPublicity,
            least => $"公示期不少于{least}个工作日",
            least => $"A publicity lasts at least {least} working days"
        );

    /// <summary>Written opinions before the vote.</summary>
    public static Floor Opinions { get; } =
        Of(
            "opinions",
            FloorSubjects.Opinions,
            least => $"每份申报的书面评审意见不少于{least}份",
            least => $"At least {least} written opinions precede the vote"
        );

    /// <summary>Experts of a committee: an odd number.</summary>
    public static Floor Committee { get; } =
        Of(
            "committee",
            FloorSubjects.Seats,
            _ => "评委会人数为单数，按专业组建的高级评委会不少于11人",
            _ => "A committee has an odd number of experts"
        );

    /// <summary>All floors.</summary>
    public static IReadOnlyList<Floor> All { get; } = [Publicity, Opinions, Committee];

    private static Floor Of(string id, string subject, Func<int, string> chinese, Func<int, string> english)
    {
        var (floor, notice) = NationalNotices.FloorOf(subject)!.Value;
        return new Floor(
            id,
            floor.Minimum,
            floor.Unit,
            chinese(floor.Minimum),
            english(floor.Minimum),
            notice.Citation
        );
    }
}
