using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Validation;

/// <summary>
/// Every clause a definition names is one of a notice that is known, and every date names its clause: a date without one cannot be
/// explained (D7). A notice that is not known at all is told once, with all that is cited of it.
/// </summary>
/// <param name="notices">The notices known.</param>
public sealed class ClauseRule(NoticeBook notices) : IDefinitionRule
{
    /// <inheritdoc />
    public IEnumerable<Finding> Check(DefinitionCheck check)
    {
        var nodes = ReviewInputs.Activities(check.Definition).ToList();
        var unknown = nodes.SelectMany(Unknown).ToList();
        var named = DefinitionInfo.Of(check.Definition).Notice;
        var missing = unknown
            .Select(cited => NoticeOf(cited.Clause))
            .Append(named)
            .OfType<string>()
            .Where(id => id.Length > 0 && notices.Notice(id) is null)
            .ToHashSet();
        return missing
            .Order(StringComparer.Ordinal)
            .Select(id =>
                NoNotice(
                    id,
                    [
                        .. unknown
                            .Select(cited => cited.Clause)
                            .Where(clause => NoticeOf(clause) == id)
                            .Distinct()
                            .Order(StringComparer.Ordinal),
                    ]
                )
            )
            .Concat(unknown.Where(cited => !missing.Contains(NoticeOf(cited.Clause))).Select(NoClause))
            .Concat(nodes.SelectMany(Missing));
    }

    /// <summary>A clause's id begins with its notice's.</summary>
    private static string NoticeOf(string clause) => clause.Split('-')[0];

    private IEnumerable<(ActivityNode Node, string Clause)> Unknown(ActivityNode node) =>
        ReviewInputs
            .AllClauses(node)
            .Where(clause => notices.Find(clause) is null)
            .Distinct()
            .Select(clause => (node, clause));

    private static Finding NoNotice(string id, IReadOnlyList<string> cited)
    {
        var (which, whichEn) =
            cited.Count == 0
                ? ("", "")
                : (
                    $"，其条款 {string.Join("、", cited)} 无从核对",
                    $"; its clauses {string.Join(", ", cited)} are cited"
                );
        return Finding.Error(
            "unknown-notice",
            null,
            $"没有通知 {id}{which}。请把该通知的文件放在流程定义旁的 notices 文件夹中，或在“通知”中导入。",
            $"The notice {id} is not known{whichEn}. Put its file into the folder \"notices\" beside the definition, or import it under 通知."
        );
    }

    private Finding NoClause((ActivityNode Node, string Clause) cited)
    {
        var notice = notices.Notice(NoticeOf(cited.Clause))!;
        return Finding.Error(
            "unknown-clause",
            cited.Node.Id,
            $"“{cited.Node.DisplayText}”所依据的条款 {cited.Clause} 不存在：{notice.Citation}没有这一条。请改为该通知的条款，或在通知文件中补上。",
            $"Clause {cited.Clause} of \"{cited.Node.DisplayText}\" does not exist in {notice.Citation}: "
                + "name one of its clauses, or add it to the notice's file."
        );
    }

    private static IEnumerable<Finding> Missing(ActivityNode node) =>
        ReviewInputs
            .DateRules(node)
            .Where(name => ReviewInputs.ClausesOf(node, name).Count == 0)
            .Select(name =>
                Finding.Error(
                    "clause-missing",
                    node.Id,
                    $"“{node.DisplayText}”的日期 {name} 没有写明条款，无法说明依据。",
                    $"The date {name} of \"{node.DisplayText}\" names no clause."
                )
            );
}
