using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Engine.Work;
using Orchestrator.Server.Json;
using Orchestrator.Server.Problems;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.NewYear;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Server.Definitions;

/// <summary>Rolls stored schedules over to a later year, and confirms the dates that were only proposed.</summary>
internal sealed class NewYears(DefinitionLibrary library, DefinitionImport import, IDbContextFactory<OrchestratorDbContext> contexts, CalendarCache calendars, IClock clock)
{
    /// <summary>Old and new dates side by side; nothing is stored.</summary>
    public async Task<(NewYearView? View, ProblemAnswer? Problem)> PreviewAsync(string id, int year, CancellationToken cancellation)
    {
        var (draft, oldYear, problem) = await DraftAsync(id, year, cancellation);
        return draft is null ? (null, problem) : (NewYearView.Of(draft, oldYear, year), null);
    }

    /// <summary>Stores the new definitions as drafts: the application definitions first, as the schedule names them.</summary>
    /// <param name="id">The old schedule.</param>
    /// <param name="year">A later year.</param>
    /// <param name="replace">Whether a definition of the new id may become a further version of it.</param>
    /// <param name="who">Account of the person.</param>
    /// <param name="line">Written in the commit of the schedule, which comes last.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<(NewYearView? View, ProblemAnswer? Problem)> MakeAsync(
        string id, int year, bool replace, string who, InCommit<DefinitionVersion> line, CancellationToken cancellation)
    {
        var (draft, oldYear, problem) = await DraftAsync(id, year, cancellation);
        if (draft is null) return (null, problem);
        foreach (var definition in draft.Definitions)
        {
            if (!replace && await NewestAsync(definition.NewId, cancellation) is not null)
                return (null, ProblemAnswer.Conflict("exists", $"流程定义 {definition.NewId} 已存在；确需另立新版本请注明 replace。", $"The definition {definition.NewId} exists; say replace to make a further version of it."));
        }

        foreach (var definition in draft.Definitions.Reverse())
        {
            var isLast = definition == draft.Definitions[0];
            var answer = await import.ImportAsync(definition.Json.ToJsonString(JsonFormat.Options), who, isShipped: false, isLast ? line : null, cancellation);
            if (!answer.Imported)
                return (null, new ProblemAnswer(StatusCodes.Status422UnprocessableEntity, "findings", $"{definition.NewId} 校验未通过：{Errors(answer, finding => finding.Message)}", $"{definition.NewId} has errors: {Errors(answer, finding => finding.MessageEn)}"));
        }

        return (NewYearView.Of(draft, oldYear, year), null);
    }

    /// <summary>The definitions that have dates to confirm, the newest version of each.</summary>
    public async Task<IReadOnlyList<NewYearDefinition>> WaitingAsync(CancellationToken cancellation)
    {
        var book = await calendars.GetAsync(cancellation);
        return [.. from version in await library.NewestAsync(cancellation)
                   let definition = DefinitionReader.Read(version.Json).Definition
                   where definition is not null && DateMark.Of(definition).Count > 0
                   let calendar = book.For(DefinitionInfo.Of(definition).Region)
                   where calendar.IsSuccess
                   select NewYearDefinition.Of(definition, DateConfirmation.Waiting(definition, calendar.Value))];
    }

    /// <summary>Confirms a proposed date of the newest version, or puts another in its place; makes a draft by the person.</summary>
    public async Task<(ImportAnswer? Answer, ProblemAnswer? Problem)> ConfirmAsync(
        string id, DateToConfirm date, string who, InCommit<DefinitionVersion> line, CancellationToken cancellation)
    {
        if (await NewestAsync(id, cancellation) is not { } version || DefinitionReader.Read(version.Json).Definition is not { } definition)
            return (null, ProblemAnswer.NotFound($"流程定义 {id}", $"definition {id}"));
        var today = clock.GetCurrentInstant().InZone(ChinaTime.Zone).Date;
        if (DateConfirmation.Confirm(definition, date.Activity, date.Input, date.Date, who, today) is not { } confirmed)
        {
            return (null, ProblemAnswer.Invalid(
                "input", "没有这个待确认的日期，或它按规则推算、不能直接改为某日（请在流程设计中修改规则）。", "there is no such date to confirm, or it follows a rule and takes no date of its own (change the rule)."));
        }

        return (await import.ImportAsync(confirmed.ToJsonString(JsonFormat.Options), who, isShipped: false, line, cancellation), null);
    }

    private async Task<(NewYearDraft? Draft, int OldYear, ProblemAnswer? Problem)> DraftAsync(string id, int year, CancellationToken cancellation)
    {
        if (await library.FindVersionAsync(id, orDraft: true, cancellation) is not { } version || DefinitionReader.Read(version.Json).Definition is not { } definition)
            return (null, 0, ProblemAnswer.NotFound($"流程定义 {id}", $"definition {id}"));
        var (about, others, book) = (DefinitionInfo.Of(definition), library.Others(), await calendars.GetAsync(cancellation));
        if (about.Kind != "schedule" || about.Year == 0 || !book.For(about.Region).IsSuccess || PlanCompiler.Compile(definition, DefinitionRules.Registry, others).Plan is not { } schedule)
            return (null, 0, new ProblemAnswer(StatusCodes.Status422UnprocessableEntity, "not-a-schedule", $"{id} 不是写明年度和地区的年度安排。", $"{id} is not a schedule that names its year and region."));
        if (year <= about.Year || year > YearRollover.LastYear)
            return (null, 0, ProblemAnswer.Invalid("year", $"须晚于原年度 {about.Year}，且不晚于 {YearRollover.LastYear}。", $"must be after the old year {about.Year}, and at most {YearRollover.LastYear}."));
        return (NewYearDraft.Make(schedule, year, book, others, clock.GetCurrentInstant()), about.Year, null);
    }

    private async Task<DefinitionVersion?> NewestAsync(string id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.DefinitionVersions.AsNoTracking().Where(version => version.DefinitionId == id).OrderByDescending(version => version.Version).FirstOrDefaultAsync(cancellation);
    }

    private static string Errors(ImportAnswer answer, Func<FindingView, string> message) =>
        string.Join(" ", answer.Findings.Where(finding => finding.Severity == "error").Select(message));
}
