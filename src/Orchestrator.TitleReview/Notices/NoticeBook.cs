using System.Collections.Frozen;

namespace Orchestrator.TitleReview.Notices;

/// <summary>
/// The notices that are known, the national ones always among them: their clauses by id, their titles, their floors. Immutable and safe
/// to share.
/// </summary>
public sealed class NoticeBook
{
    private readonly FrozenDictionary<string, OfficialNotice> notices;
    private readonly FrozenDictionary<string, Clause> clauses;

    private NoticeBook(IEnumerable<OfficialNotice> all)
    {
        All = [.. all.OrderBy(notice => notice.IsNational).ThenBy(notice => notice.Id, StringComparer.Ordinal)];
        notices = All.ToFrozenDictionary(notice => notice.Id, StringComparer.Ordinal);
        clauses = All.SelectMany(notice => notice.Clauses)
            .DistinctBy(clause => clause.Id)
            .ToFrozenDictionary(clause => clause.Id, StringComparer.Ordinal);
    }

    /// <summary>The national notices alone.</summary>
    public static NoticeBook National { get; } = new(NationalNotices.All);

    /// <summary>Every notice: the cities' by id, then the national ones.</summary>
    public IReadOnlyList<OfficialNotice> All { get; }

    /// <summary>A clause by its id; null when no notice has it.</summary>
    public Clause? Find(string id) => clauses.GetValueOrDefault(id);

    /// <summary>A notice by its id; null when it is not known.</summary>
    public OfficialNotice? Notice(string id) => notices.GetValueOrDefault(id);

    /// <summary>
    /// A book with notices added; one of a known id takes its place. A national notice keeps its own
    /// (<see cref="Clashes"/> says so): no file and no import puts another in the place of the law.
    /// </summary>
    public NoticeBook With(params IEnumerable<OfficialNotice> more)
    {
        var added = more.Where(MayStand).Reverse().DistinctBy(notice => notice.Id).ToList();
        return new NoticeBook(All.Where(known => added.TrueForAll(notice => notice.Id != known.Id)).Concat(added));
    }

    /// <summary>What another notice has already, the place of a national one or the ids of clauses; such a notice is not added.</summary>
    public IEnumerable<NoticeFinding> Clashes(OfficialNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        if (!MayStand(notice))
        {
            var national = Notice(notice.Id)!.Citation;
            yield return new NoticeFinding(
                "$.id",
                "notice-national",
                IsError: true,
                Clause: null,
                $"$.id：{notice.Id} 是国家规定{national}的编号，不能由其他通知取代，请另编一个。",
                $"$.id: {notice.Id} is the id of the national rule {national}, which no other notice replaces; give it another."
            );
        }

        for (var at = 0; at < notice.Clauses.Count; at++)
        {
            var clause = notice.Clauses[at];
            if (Find(clause.Id) is { } known && known.Notice != notice.Id)
            {
                yield return new NoticeFinding(
                    $"$.clauses[{at}].id",
                    "notice-clause-twice",
                    IsError: true,
                    clause.Id,
                    $"$.clauses[{at}].id：条款编号 {clause.Id} 已为通知 {known.Notice} 所用，请另编一个。",
                    $"$.clauses[{at}].id: the id {clause.Id} belongs to the notice {known.Notice} already; give it another."
                );
            }
        }
    }

    /// <summary>The rules that travel with the program stay; an imported national one is replaced by its own next version alone.</summary>
    private bool MayStand(OfficialNotice notice) =>
        Notice(notice.Id) is not { IsNational: true } known
        || IsSame(known, notice)
        || (notice.IsNational && NationalNotices.All.All(shipped => shipped.Id != notice.Id));

    /// <summary>The file of a national notice may lie among the others: it says nothing else.</summary>
    private static bool IsSame(OfficialNotice known, OfficialNotice notice) =>
        (known.Title, known.IsNational, known.Region) == (notice.Title, notice.IsNational, notice.Region)
        && known.Clauses.SequenceEqual(notice.Clauses)
        && known.Floors.SequenceEqual(notice.Floors);

    /// <summary>The strictest minimum of a unit among the clauses given; null when none states one.</summary>
    public NoticeFloor? Strictest(IEnumerable<string> cited, string unit) =>
        All.SelectMany(notice => notice.Floors)
            .Where(floor => floor.Unit == unit && cited.Contains(floor.Clause))
            .MaxBy(floor => floor.Minimum);

    /// <summary>
    /// The strictest minimum on a subject: a national one, or the notice's own where that is stricter; null: there is none.
    /// </summary>
    /// <param name="subject">One of <see cref="FloorSubjects.All"/>.</param>
    /// <param name="notice">The notice that a definition is under; null: none.</param>
    public NoticeFloor? FloorOf(string subject, string? notice) =>
        All.Where(known => known.IsNational || known.Id == notice)
            .OrderByDescending(known => known.IsNational)
            .SelectMany(known => known.Floors)
            .Where(floor => floor.Subject == subject)
            .MaxBy(floor => floor.Minimum);
}
