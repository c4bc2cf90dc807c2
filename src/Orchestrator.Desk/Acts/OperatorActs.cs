using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Cycles;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Refusals;
using Orchestrator.Engine.Intake;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Desk.Acts;

/// <summary>What operators do to cycles and applications by hand, with the same checks as what portals send.</summary>
public sealed class OperatorActs(
    CycleFinder cycles,
    ActChecks checks,
    ActService acts,
    ActReach reach,
    ActConflicts conflicts,
    IDbContextFactory<OrchestratorDbContext> contexts
)
{
    private const int LongestKey = 128;

    /// <summary>An act upon a cycle.</summary>
    public async Task<ActResult> ActOnCycleAsync(
        string code,
        OperatorAct act,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        await cycles.FindAsync(code, who, cancellationToken) is { } cycle
            ? await ActAsync(cycle, application: null, act, who, cancellationToken)
            : DeskRefusal.Missing($"周期 {code}", $"cycle {code}");

    /// <summary>An act upon an application. Whoever may not see it does not learn that it exists.</summary>
    public async Task<ActResult> ActOnApplicationAsync(
        string code,
        string number,
        OperatorAct act,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (await cycles.FindAsync(code, who, cancellationToken) is not { } cycle)
            return DeskRefusal.Missing($"周期 {code}", $"cycle {code}");
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var isSeen = await context
            .ApplicationsOf(who)
            .AnyAsync(
                application => application.CycleId == cycle.InstanceId && application.Number == number,
                cancellationToken
            );
        return isSeen
            ? await ActAsync(cycle, number, act, who, cancellationToken)
            : DeskRefusal.Missing($"申报 {number}", $"application {number}");
    }

    private async Task<ActResult> ActAsync(
        Cycle cycle,
        string? application,
        OperatorAct act,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        var isSubmission = application is null && act.Type == ReviewEvents.ApplicationSubmitted;
        var level = application is null && !isSubmission ? EventLevel.Cycle : EventLevel.Application;
        if (
            ReviewEvents.Find(level, act.Type) is not { IsFromPortals: true } known
            || (known.Name == ReviewEvents.ApplicationSubmitted && !isSubmission)
        )
        {
            return DeskRefusal.Invalid(
                "$.type",
                $"这里没有操作“{act.Type}”。",
                $"there is no act \"{act.Type}\" here."
            );
        }
        var data = act.Data?.DeepClone().AsObject() ?? [];
        var able = isSubmission
            ? [.. EnteringRoles.Of(who.Grants)]
            : who.Grants.Where(grant => known.MayBeSentBy(grant.Role)).ToList();
        if (able.Count == 0)
            return NotForThem(known);
        if (isSubmission)
            able.RemoveAll(grant => !EnteringRoles.IsTheirs(grant, data));
        if (await reach.FindAsync(cycle, application, able, who, cancellationToken) is not { } grant)
            return OutOfReach(known);
        if (act.Key is { Length: 0 or > LongestKey })
        {
            return DeskRefusal.Invalid(
                "$.key",
                $"应为 1 至 {LongestKey} 个字符。",
                $"must have 1 to {LongestKey} characters."
            );
        }
        ApplicationNumbers.ReadTexts(known, data);
        var errors = ActPayload.Check(known, data).ToList();
        if (errors.Count == 0)
            errors.AddRange(await checks.CheckAsync(cycle, known, data, cancellationToken));
        if (errors.Count > 0)
            return DeskRefusal.Invalid(errors);
        if (await conflicts.FindAsync(known, cycle, data, grant, who, cancellationToken) is { } conflict)
            return conflict;

        var subject = application is null ? $"cycles/{cycle.Code}" : $"cycles/{cycle.Code}/applications/{application}";
        var hash = Hash($"{who.Account}\n{subject}\n{act.Type}\n{data.ToJsonString(JsonFormat.Options)}");
        var actor = new Actor(grant.Role, grant.Organisation, who.Account);
        return await acts.SendAsync(
            new Act(Arrivals.Console, Key(act, who), hash, known, cycle, application, data, actor),
            cancellationToken
        );
    }

    private static DeskRefusal OutOfReach(ReviewEvent known) =>
        DeskRefusal.Forbidden(
            "out-of-reach",
            $"“{known.Title}”不在您的办理范围内；如需办理，请联系管理员核对您的角色和范围。",
            $"\"{known.Name}\" lies outside your reach here; ask an administrator about your roles and their reach."
        );

    private static DeskRefusal NotForThem(ReviewEvent known)
    {
        var allowed = string.Join("、", known.Roles.Select(Roles.Chinese));
        return DeskRefusal.Forbidden(
            "forbidden",
            $"“{known.Title}”只能由{allowed}办理。",
            $"\"{known.Name}\" is for {string.Join(", ", known.Roles)}."
        );
    }

    // Nobody's key collides with another's; without one the act is new each time.
    private static string Key(OperatorAct act, Operator who)
    {
        if (act.Key is null)
            return Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var key = $"{who.Account}:{act.Key}";
        return key.Length > LongestKey ? Hash(key) : key;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
