using System.Text.RegularExpressions;

namespace Orchestrator.TitleReview.Drafting.Placing;

/// <summary>
/// 评审 in the name of a body, a system or a paper is no act: who 完成审核并报送评审委员会 has finished an audit and no review.
/// </summary>
internal static partial class ProperNames
{
    /// <summary>A text whose names no longer say 评审.</summary>
    public static string Without(string text) => InOtherNames().Replace(InBodies().Replace(text, "评委会"), "");

    [GeneratedRegex("评审委员会", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InBodies();

    [GeneratedRegex(
        "评审(?=机构|专家|材料|费|表|简表|申报表|对象|(?:管理|信息|服务|申报|工作|业务)*(?:系统|平台))",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex InOtherNames();
}
