using System.Text.Json.Nodes;
using Orchestrator.Desk.NoticeBooks;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Refusals;
using Orchestrator.Storage.Definitions;
using Orchestrator.TitleReview.Drafting.Adding;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Desk.Definitions;

/// <summary>Adds to a definition's newest draft what the validator says it lacks.</summary>
public sealed class DefinitionAdditions(
    DefinitionLibrary library,
    DefinitionDrafts drafts,
    NoticeCache notices,
    OperatorLogWriter log
)
{
    /// <summary>The draft as it stands with the step; or why it was not added: then nothing is changed.</summary>
    /// <param name="id">The definition.</param>
    /// <param name="step">What is added.</param>
    /// <param name="basedOn">The revision that was looked at; another is not changed.</param>
    /// <param name="who">Who asks for it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<DeskAnswer<DefinitionVersion>> AddAsync(
        string id,
        AddStep step,
        string? basedOn,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        var newest = await library.NewestAsync(cancellationToken);
        if (newest.FirstOrDefault(version => version.DefinitionId == id) is not { } version)
            return DeskRefusal.Missing($"流程定义 {id}", $"definition {id}");
        if (DefinitionRevision.Of(version) != basedOn)
            return Changed(version.LastHand);
        var lacking = new LackingActivity(id, step.Type, string.Join(' ', step.Clauses));
        var surroundings = new StepSurroundings(await notices.GetAsync(cancellationToken), ApplicationOf(id, newest));
        var added = StepAddition.Add(JsonNode.Parse(version.Json)!.AsObject(), lacking, surroundings);
        if (added is null)
        {
            return DeskRefusal.Invalid(
                "$.type",
                "这个环节在流程中的位置不能自动确定，请在设计器中手工添加。",
                "nobody can tell where this step goes; draw it in the designer."
            );
        }

        var saved = await drafts.SaveAsync(
            added,
            who.Account,
            basedOn,
            log.VersionLine(who, "definition.drafted"),
            cancellationToken
        );
        if (saved.ConflictWith is { } other)
            return Changed(other);
        if (saved.Version is { } draft)
            return draft;
        return DeskRefusal.Invalid([
            .. saved
                .Findings.Where(DraftRules.Refuses)
                .Select(finding => new FieldError("$.type", finding.Message, finding.MessageEn)),
        ]);
    }

    private static string? ApplicationOf(string schedule, IEnumerable<DefinitionVersion> newest) =>
        newest
            .Where(version => version.Kind == DefinitionKind.Application)
            .FirstOrDefault(version =>
                DefinitionReader.Read(version.Json).Definition is { } read
                && DefinitionInfo.Of(read).Schedule == schedule
            )
            ?.DefinitionId;

    private static DeskRefusal Changed(string who) =>
        DeskRefusal.Conflict(
            "changed",
            $"{who}在您查看之后又改了草稿，没有添加；请重新检查后再添加。",
            $"{who} changed the draft after you looked at it; nothing was added. Check again, then add."
        );
}
