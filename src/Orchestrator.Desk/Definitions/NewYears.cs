using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.NoticeBooks;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Refusals;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.NewYear;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Desk.Definitions;

/// <summary>Rolls stored schedules over to a later year, and confirms the dates that were only proposed.</summary>
public sealed class NewYears(
    DefinitionLibrary library,
    DefinitionImport import,
    IDbContextFactory<OrchestratorDbContext> contexts,
    CalendarCache calendars,
    NoticeCache notices,
    OperatorLogWriter log,
    IClock clock
)
{
    /// <summary>Old and new dates side by side; nothing is stored.</summary>
    public async Task<DeskAnswer<NewYearView>> PreviewAsync(string id, int year, CancellationToken cancellationToken)
    {
        var drafted = await DraftAsync(id, year, cancellationToken);
        return drafted.TryGet(out var draft, out var refusal) ? NewYearView.Of(draft, year) : refusal;
    }

    /// <summary>Stores the new definitions as drafts: the application definitions first, as the schedule names them.</summary>
    /// <param name="id">The old schedule.</param>
    /// <param name="year">A later year.</param>
    /// <param name="replace">Whether a definition of the new id may become a further version of it.</param>
    /// <param name="who">Account of the person.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<DeskAnswer<NewYearView>> MakeAsync(
        string id,
        int year,
        bool replace,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        var drafted = await DraftAsync(id, year, cancellationToken);
        if (!drafted.TryGet(out var draft, out var refusal))
            return refusal;
        foreach (var definition in draft.Definitions)
        {
            if (replace || await NewestAsync(definition.NewId, cancellationToken) is null)
                continue;
            return DeskRefusal.Conflict(
                "exists",
                $"流程定义 {definition.NewId} 已存在；确需另立新版本的，请在提交时注明。",
                $"The definition {definition.NewId} exists; say replace to make a further version of it."
            );
        }

        // The line is in the commit of the schedule, which comes last.
        var line = log.Line<DefinitionVersion>(
            who,
            "definition.rolledOver",
            _ => id,
            version => new JsonObject { ["to"] = version.DefinitionId, ["year"] = year }
        );
        foreach (var definition in draft.Definitions.Reverse())
        {
            var isLast = definition == draft.Definitions[0];
            var answer = await import.ImportAsync(
                definition.Json.ToJsonString(JsonFormat.Options),
                who.Account,
                isLast ? line : null,
                cancellationToken
            );
            if (!answer.Imported)
                return HasErrors(definition.NewId, answer);
        }

        return NewYearView.Of(draft, year);
    }

    /// <summary>The definitions that have dates to confirm, the newest version of each.</summary>
    public async Task<IReadOnlyList<NewYearDefinition>> WaitingAsync(CancellationToken cancellationToken)
    {
        var book = await calendars.GetAsync(cancellationToken);
        return
        [
            .. from version in await library.NewestAsync(cancellationToken)
            let definition = DefinitionReader.Read(version.Json).Definition
            where definition is not null && DateMark.Of(definition).Count > 0
            let calendar = book.For(DefinitionInfo.Of(definition).Region)
            where calendar.IsSuccess
            select NewYearDefinition.Of(definition, DateConfirmation.Waiting(definition, calendar.Value)),
        ];
    }

    /// <summary>Confirms a proposed date of the newest version, or puts another in its place; makes a draft by the person.</summary>
    public async Task<DeskAnswer<ImportAnswer>> ConfirmAsync(
        string id,
        DateToConfirm date,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (
            await NewestAsync(id, cancellationToken) is not { } version
            || DefinitionReader.Read(version.Json).Definition is not { } definition
        )
        {
            return DeskRefusal.Missing($"流程定义 {id}", $"definition {id}");
        }
        var today = clock.GetCurrentInstant().InZone(ChinaTime.Zone).Date;
        if (
            DateConfirmation.Confirm(definition, date.Activity, date.Input, date.Date, who.Account, today)
            is not { } confirmed
        )
        {
            return DeskRefusal.Invalid(
                "input",
                "没有这个待确认的日期，或它按规则推算、不能直接改为某日（请在流程设计中修改规则）。",
                "there is no such date to confirm, or it follows a rule and takes no date of its own (change the rule)."
            );
        }

        var line = log.Line<DefinitionVersion>(
            who,
            "definition.dateConfirmed",
            _ => id,
            version => new JsonObject
            {
                ["activity"] = date.Activity,
                ["input"] = date.Input,
                ["version"] = version.Version,
            }
        );
        return await import.ImportAsync(
            confirmed.ToJsonString(JsonFormat.Options),
            who.Account,
            line,
            cancellationToken
        );
    }

    private async Task<DeskAnswer<NewYearDraft>> DraftAsync(string id, int year, CancellationToken cancellationToken)
    {
        if (
            await library.FindVersionAsync(id, orDraft: true, cancellationToken) is not { } version
            || DefinitionReader.Read(version.Json).Definition is not { } definition
        )
        {
            return DeskRefusal.Missing($"流程定义 {id}", $"definition {id}");
        }
        var (about, others, book) = (
            DefinitionInfo.Of(definition),
            library.Others(),
            await calendars.GetAsync(cancellationToken)
        );
        if (
            about.Kind != "schedule"
            || about.Year == 0
            || !book.For(about.Region).IsSuccess
            || PlanCompiler.Compile(definition, DefinitionRules.Registry, others).Plan is not { } schedule
        )
        {
            return new DeskRefusal(
                RefusalKind.Refused,
                "not-a-schedule",
                $"{id} 不是写明年度和地区的年度安排。",
                $"{id} is not a schedule that names its year and region."
            );
        }

        if (year <= about.Year || year > YearRollover.LastYear)
        {
            return DeskRefusal.Invalid(
                "year",
                $"须晚于原年度 {about.Year}，且不晚于 {YearRollover.LastYear}。",
                $"must be after the old year {about.Year}, and at most {YearRollover.LastYear}."
            );
        }

        return NewYearDraft.Make(
            schedule,
            about.Year,
            year,
            book,
            await notices.GetAsync(cancellationToken),
            others,
            clock.GetCurrentInstant()
        );
    }

    private async Task<DefinitionVersion?> NewestAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .DefinitionVersions.AsNoTracking()
            .Where(version => version.DefinitionId == id)
            .OrderByDescending(version => version.Version)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static DeskRefusal HasErrors(string id, ImportAnswer answer)
    {
        var errors = answer.Findings.Where(finding => finding.Severity == "error").ToList();
        return new DeskRefusal(
            RefusalKind.Refused,
            "findings",
            $"{id} 校验未通过：{string.Join(' ', errors.Select(finding => finding.Message))}",
            $"{id} has errors: {string.Join(' ', errors.Select(finding => finding.MessageEn))}"
        );
    }
}
