namespace Orchestrator.TitleReview.Notices;

/// <summary>底线 of a notice: a minimum that a definition under it may exceed, never undercut.</summary>
/// <param name="Clause">The clause that states it; what rests on that clause is bound by it.</param>
/// <param name="Subject">
/// One of <see cref="FloorSubjects.All"/>: it then binds every such step, whether it names the clause or not; null: only
/// what names it.
/// </param>
/// <param name="Minimum">The smallest number, 1 or more.</param>
/// <param name="Unit"><c>days</c>, <c>workingDays</c>, <c>opinions</c> or <c>experts</c>.</param>
public sealed record NoticeFloor(string Clause, string? Subject, int Minimum, string Unit)
{
    /// <summary>The units a notice file may name.</summary>
    public static IReadOnlyList<string> Units { get; } = ["days", "workingDays", "opinions", "experts"];
}
