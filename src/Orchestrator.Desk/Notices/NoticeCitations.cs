using System.Text.RegularExpressions;
using Orchestrator.Calendars;
using Orchestrator.Desk.Definitions;
using Orchestrator.Storage.Definitions;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Desk.Notices;

/// <summary>Finds the definitions that cite a notice, and what becomes of them when it changes.</summary>
public sealed partial class NoticeCitations(DefinitionLibrary library)
{
    /// <summary>The definitions in force, else their newest version, that name the notice or one of its clauses.</summary>
    /// <param name="before">The notice as it is; null when it is new.</param>
    /// <param name="after">The notice as it becomes.</param>
    /// <param name="calendars">The calendars in force.</param>
    /// <param name="was">The notices in force.</param>
    /// <param name="becomes">The notices as they become; the same book judges nothing.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<NoticeCitation>> FindAsync(
        OfficialNotice? before,
        OfficialNotice after,
        CalendarBook calendars,
        NoticeBook was,
        NoticeBook becomes,
        CancellationToken cancellationToken
    )
    {
        var known = (before?.Clauses ?? [])
            .Concat(after.Clauses)
            .Select(clause => clause.Id)
            .ToHashSet(StringComparer.Ordinal);
        var others = library.Others();
        var found = new List<NoticeCitation>();
        foreach (var version in Shown(await library.AllAsync(cancellationToken)))
        {
            var cited = ClauseId()
                .Matches(version.Json)
                .Select(match => match.Value)
                .Where(known.Contains)
                .Distinct()
                .ToList();
            if (DefinitionReader.Read(version.Json).Definition is not { } definition)
                continue;
            if (cited.Count == 0 && DefinitionInfo.Of(definition).Notice != after.Id)
                continue;
            found.Add(
                new NoticeCitation
                {
                    DefinitionId = version.DefinitionId,
                    Name = version.Name,
                    Version = version.Version,
                    IsPublished = version.IsPublished,
                    Cited = cited.Count,
                    Missing = [.. cited.Where(clause => becomes.Find(clause) is null).Order(StringComparer.Ordinal)],
                    Findings = ReferenceEquals(was, becomes)
                        ? []
                        : FindingViews.Of(New(Errors(was, version.Json), Errors(becomes, version.Json))),
                }
            );
        }

        return found;

        IReadOnlyList<Finding> Errors(NoticeBook notices, string json) =>
            [
                .. DefinitionRules
                    .Validator(calendars, notices)
                    .Validate(json, file: null, others)
                    .Where(finding => finding.Severity == Severity.Error),
            ];
    }

    private static IEnumerable<Finding> New(IReadOnlyList<Finding> was, IReadOnlyList<Finding> becomes)
    {
        var known = was.Select(finding => (finding.Code, finding.ActivityId, finding.Clause, finding.Message))
            .ToHashSet();
        return becomes.Where(finding =>
            !known.Contains((finding.Code, finding.ActivityId, finding.Clause, finding.Message))
        );
    }

    private static IEnumerable<DefinitionVersion> Shown(IEnumerable<DefinitionVersion> all) =>
        all.GroupBy(version => version.DefinitionId)
            .Select(versions =>
                versions.FirstOrDefault(version => version.IsPublished) ?? versions.MaxBy(version => version.Version)!
            )
            .OrderBy(version => version.DefinitionId, StringComparer.Ordinal);

    /// <summary>Anything that looks like a clause's id; its notice says whether it is one.</summary>
    [GeneratedRegex(@"[A-Za-z0-9._]+(?:-[A-Za-z0-9._]+)+")]
    private static partial Regex ClauseId();
}
