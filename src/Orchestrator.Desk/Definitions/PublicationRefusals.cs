using Orchestrator.Desk.Refusals;

namespace Orchestrator.Desk.Definitions;

/// <summary>Why a definition was not published, in words.</summary>
public static class PublicationRefusals
{
    /// <summary>Null when it was published.</summary>
    public static DeskRefusal? Of(string definitionId, Publication publication) =>
        publication.Refusal switch
        {
            null => null,
            PublicationRefusal.Unknown => DeskRefusal.Missing($"流程定义 {definitionId}", $"definition {definitionId}"),
            PublicationRefusal.SecondPerson => DeskRefusal.Forbidden(
                "second-person",
                "须由未参与编制的另一人核对并发布。",
                "Somebody who had no hand in it has to check and publish it."
            ),
            PublicationRefusal.Changed => DeskRefusal.Conflict(
                "changed",
                "草稿在您核对之后又有改动，请重新核对。",
                "The draft was changed after you looked at it; look at it again."
            ),
            _ => HasErrors(publication),
        };

    private static DeskRefusal HasErrors(Publication publication)
    {
        var errors = publication.Findings.Where(DefinitionRules.RefusesPublication).ToList();
        return new DeskRefusal(
            RefusalKind.Refused,
            "findings",
            "校验未通过，不能发布：" + string.Join(' ', errors.Select(finding => finding.Message)),
            "It has errors and cannot be published: " + string.Join(' ', errors.Select(finding => finding.MessageEn))
        )
        {
            Clauses = [.. errors.Select(finding => finding.Clause).OfType<string>().Distinct()],
        };
    }
}
