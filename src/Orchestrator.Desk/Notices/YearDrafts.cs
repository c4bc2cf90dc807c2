using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.NoticeBooks;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Refusals;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Drafting;
using Orchestrator.TitleReview.Drafting.Drafts;
using Orchestrator.TitleReview.Notices;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Desk.Notices;

/// <summary>起草年度安排: stores a schedule and an application definition, drafted from a notice's text, as drafts.</summary>
public sealed class YearDrafts(
    NoticeTexts texts,
    DefinitionDrafts drafts,
    IDbContextFactory<OrchestratorDbContext> contexts,
    CalendarCache calendars,
    NoticeCache notices,
    OperatorLogWriter log
)
{
    /// <summary>Drafts the year of a text whose rules were decided one by one.</summary>
    /// <param name="asked">The text and the decisions.</param>
    /// <param name="replace">Whether definitions of these ids may get a further version.</param>
    /// <param name="who">Account of the person.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<DeskAnswer<DraftedYear>> MakeAsync(
        NoticeFileRequest asked,
        bool replace,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (!(await texts.ReadAsync(asked, cancellationToken)).TryGet(out var reading, out var refusal))
            return refusal;
        var book = await calendars.GetAsync(cancellationToken);
        var draft = NoticeDrafter.Draft(NoticeFileWriter.Decided(asked, reading), book);
        // The schedule comes last: it names the other.
        JsonObject[] definitions = [draft.Application, draft.Schedule];
        if (!replace && await FindKnownAsync(definitions, cancellationToken) is { } known)
        {
            return DeskRefusal.Conflict(
                "exists",
                $"流程定义 {known} 已存在；确需另立新版本，请确认后再次起草。",
                $"The definition {known} exists; say replace to make a further version of it."
            );
        }

        foreach (var definition in definitions)
        {
            var line = log.VersionLine(who, "definition.draftedFromNotice");
            var save = await drafts.SaveAsync(
                definition,
                who.Account,
                DefinitionDrafts.NewVersion,
                line,
                cancellationToken
            );
            if (save.Version is null)
                return NotSaved(IdOf(definition), save);
        }

        var file = NoticeFileReader.Read(NoticeFileWriter.Write(asked, reading)).Notice;
        var inForce = await notices.GetAsync(cancellationToken);
        var validator = DefinitionRules.Validator(book, file is null ? inForce : inForce.With(file));
        return new DraftedYear
        {
            Schedule = IdOf(draft.Schedule),
            Application = IdOf(draft.Application),
            Placed = draft.Placed,
            Unplaced = draft.Unplaced,
            Decisions = draft.Decisions,
            Findings = FindingViews.Of(Findings(validator, draft)),
        };
    }

    private static IEnumerable<Finding> Findings(DefinitionValidator validator, YearDraft draft)
    {
        var both = new[] { draft.Schedule, draft.Application }.ToDictionary(IdOf, json =>
            json.ToJsonString(JsonFormat.Options)
        );
        return both
            .Values.SelectMany(json => validator.Validate(json, null, Find))
            .DistinctBy(finding => (finding.Code, finding.ActivityId, finding.Message));

        WorkflowDefinition? Find(string id) =>
            both.TryGetValue(id, out var json) ? DefinitionReader.Read(json).Definition : null;
    }

    private async Task<string?> FindKnownAsync(JsonObject[] definitions, CancellationToken cancellationToken)
    {
        var ids = definitions.Select(IdOf).ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .DefinitionVersions.AsNoTracking()
            .Where(version => ids.Contains(version.DefinitionId))
            .Select(version => version.DefinitionId)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static DeskRefusal NotSaved(string id, DraftSave save)
    {
        if (save.ConflictWith is { } other)
        {
            return DeskRefusal.Conflict(
                "changed",
                $"流程定义 {id} 刚被 {other} 修改，请重试。",
                $"The definition {id} was just changed by {other}; try again."
            );
        }
        var errors = save.Findings.Where(finding => finding.Severity == Severity.Error).ToList();
        return new DeskRefusal(
            RefusalKind.Refused,
            "findings",
            $"{id} 不能存为草稿：{string.Join(' ', errors.Select(finding => finding.Message))}",
            $"{id} cannot be stored as a draft: {string.Join(' ', errors.Select(finding => finding.MessageEn))}"
        );
    }

    private static string IdOf(JsonObject definition) => definition["definitionId"]!.ToString();
}
