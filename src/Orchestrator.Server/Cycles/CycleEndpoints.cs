using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Engine.Work;
using Orchestrator.Server.Definitions;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Cycles;

/// <summary>The overview, the cycles, and starting one.</summary>
internal static class CycleEndpoints
{
    public static void MapCycles(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("周期 cycles").RequireAuthorization(Permission.Read);
        group.MapGet("/overview", OverviewAsync).WithName("getOverview").WithSummary("首页 / what is running, due and late");
        group.MapGet("/cycles", ListAsync).WithName("listCycles").WithSummary("年度评审周期 / the cycles");
        group.MapGet("/cycles/{code}", GetAsync).WithName("getCycle").WithSummary("一个周期及其时间轴 / a cycle with its time line");
        api.MapGet("/cycles/{code}/draw", DrawAsync).WithName("getDraw").WithTags("周期 cycles").RequireAuthorization(Permission.ReadDraw)
            .WithSummary("抽取记录 / the record of the expert draw");
        api.MapPost("/cycles", StartAsync).WithName("startCycle").WithTags("周期 cycles").RequireAuthorization(Permission.StartCycle)
            .WithSummary("启动一个周期 / start a cycle of a published schedule");
    }

    private static async Task<Ok<Overview>> OverviewAsync(OverviewQuery overview, CancellationToken cancellation) =>
        TypedResults.Ok(await overview.ReadAsync(cancellation));

    private static async Task<Ok<IReadOnlyList<CycleSummary>>> ListAsync(CycleQueries queries, CancellationToken cancellation)
    {
        var summaries = new List<CycleSummary>();
        foreach (var cycle in await queries.AllAsync(cancellation)) summaries.Add(await queries.SummaryAsync(cycle, cancellation));
        return TypedResults.Ok<IReadOnlyList<CycleSummary>>(summaries);
    }

    private static async Task<Results<Ok<CycleDetail>, ProblemAnswer>> GetAsync(string code, CycleFinder cycles, CycleQueries queries, CancellationToken cancellation) =>
        await cycles.FindAsync(code, cancellation) is { } cycle
            ? TypedResults.Ok(await queries.DetailAsync(cycle, cancellation))
            : ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}");

    private static async Task<Results<Ok<DrawView>, ProblemAnswer>> DrawAsync(string code, CycleFinder cycles, DrawPages draws, CancellationToken cancellation)
    {
        if (await cycles.FindAsync(code, cancellation) is not { } cycle) return ProblemAnswer.NotFound($"周期 {code}", $"cycle {code}");
        return await draws.FindAsync(cycle, cancellation) is { } draw ? TypedResults.Ok(draw) : ProblemAnswer.NotFound("抽取记录", "draw yet");
    }

    private static async Task<Results<Created<CycleSummary>, ProblemAnswer>> StartAsync(
        StartCycle body, DefinitionLibrary library, CycleStarter starter, CycleFinder cycles, CycleQueries queries, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (!CycleCodes.IsValid(body.Code))
            return ProblemAnswer.Invalid("$.code", "代码由 1 至 40 个字母、数字或连字符组成。", "a code has 1 to 40 letters, digits or hyphens.");
        if (string.IsNullOrWhiteSpace(body.Name) || body.Name.Length > 200)
            return ProblemAnswer.Invalid("$.name", "名称为 1 至 200 个字符。", "a name has 1 to 200 characters.");
        if (await library.FindVersionAsync(body.DefinitionId, orDraft: false, cancellation) is not { Kind: DefinitionKind.Schedule } version)
            return ProblemAnswer.Invalid("$.definitionId", $"没有已发布的年度安排“{body.DefinitionId}”。", $"there is no published schedule \"{body.DefinitionId}\".");
        if (CycleInputs.Check(version, body.Inputs) is { Count: > 0 } errors) return ProblemAnswer.Invalid(errors);
        if (await cycles.FindAsync(body.Code, cancellation) is not null) return Taken(body.Code);

        WorkOutcome outcome;
        try
        {
            var line = log.Line<Cycle>(
                who, "cycle.started", cycle => cycle.Code, _ => new JsonObject { ["definition"] = version.DefinitionId, ["version"] = version.Version }, cycle => cycle.InstanceId);
            outcome = await starter.StartAsync(new NewCycle(version.Id, body.Code, body.Name, body.Inputs?.DeepClone().AsObject() ?? []), cancellation, line);
        }
        catch (DuplicateRowException)
        {
            // Somebody else took the code a moment ago.
            return Taken(body.Code);
        }

        if (outcome.Refusal is { } refusal) return ProblemAnswer.Refused(refusal);
        var started = await cycles.FindAsync(body.Code, cancellation);
        return TypedResults.Created($"/api/console/v1/cycles/{body.Code}", await queries.SummaryAsync(started!, cancellation));
    }

    private static ProblemAnswer Taken(string code) =>
        ProblemAnswer.Conflict("code-taken", $"周期代码“{code}”已被使用，请换一个。", $"The code \"{code}\" is taken; use another.");
}
