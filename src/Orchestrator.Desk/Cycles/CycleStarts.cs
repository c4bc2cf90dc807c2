using System.Text.Json.Nodes;
using Orchestrator.Cases.Cycles;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Refusals;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Work;

namespace Orchestrator.Desk.Cycles;

/// <summary>Starts a cycle of a published schedule.</summary>
public sealed class CycleStarts(
    DefinitionLibrary library,
    CycleStarter starter,
    CycleFinder cycles,
    DefinitionPlaces places,
    OperatorLogWriter log
)
{
    private const int LongestName = 200;

    /// <summary>Starts a cycle; its start and its line in the operator log are one commit.</summary>
    /// <returns>The cycle as it stands after its first step.</returns>
    public async Task<DeskAnswer<Cycle>> StartAsync(StartCycle asked, Operator who, CancellationToken cancellationToken)
    {
        if (!who.IsEverywhere && !who.MayStartIn(await places.OfAsync(asked.DefinitionId, cancellationToken)))
            return OutOfReach(asked.DefinitionId);
        if (!(await CheckAsync(asked, cancellationToken)).TryGet(out var version, out var wrong))
            return wrong;
        try
        {
            var inputs = asked.Inputs?.DeepClone().AsObject() ?? [];
            var outcome = await starter.StartAsync(
                new NewCycle(version.Id, asked.Code, asked.Name, inputs) { Committees = asked.Committees ?? [] },
                cancellationToken,
                Line(who, version)
            );
            if (outcome.Refusal is { } refusal)
                return DeskRefusal.Of(refusal);
        }
        catch (DuplicateRowException)
        {
            // Somebody else took the code a moment ago.
            return Taken(asked.Code);
        }

        return (await cycles.FindAsync(asked.Code, cancellationToken))!;
    }

    /// <summary>Checks what is to start as far as it can be without its plan.</summary>
    /// <returns>The published version of its schedule.</returns>
    public async Task<DeskAnswer<DefinitionVersion>> CheckAsync(StartCycle asked, CancellationToken cancellationToken)
    {
        if (!CycleCodes.IsValid(asked.Code))
        {
            return DeskRefusal.Invalid(
                "$.code",
                "代码由 1 至 40 个字母、数字或连字符组成。",
                "a code has 1 to 40 letters, digits or hyphens."
            );
        }
        if (string.IsNullOrWhiteSpace(asked.Name) || asked.Name.Length > LongestName)
        {
            return DeskRefusal.Invalid(
                "$.name",
                $"名称为 1 至 {LongestName} 个字符。",
                $"a name has 1 to {LongestName} characters."
            );
        }
        if (CycleCommittees.Check(asked.Committees ?? []) is { } wrong)
            return wrong;
        if (
            await library.FindVersionAsync(asked.DefinitionId, orDraft: false, cancellationToken)
            is not { Kind: DefinitionKind.Schedule } version
        )
        {
            return DeskRefusal.Invalid(
                "$.definitionId",
                $"没有已发布的年度安排“{asked.DefinitionId}”。",
                $"there is no published schedule \"{asked.DefinitionId}\"."
            );
        }

        if (CycleInputs.Check(version, asked.Inputs) is { Count: > 0 } errors)
            return DeskRefusal.Invalid(errors);
        if (await cycles.FindAsync(asked.Code, cancellationToken) is not null)
            return Taken(asked.Code);
        return version;
    }

    private InCommit<Cycle> Line(Operator who, DefinitionVersion version) =>
        log.Line<Cycle>(
            who,
            "cycle.started",
            cycle => cycle.Code,
            _ => new JsonObject { ["definition"] = version.DefinitionId, ["version"] = version.Version },
            cycle => cycle.InstanceId
        );

    private static DeskRefusal OutOfReach(string definitionId) =>
        DeskRefusal.Forbidden(
            "out-of-reach",
            $"年度安排“{definitionId}”不属于您负责的地区，不能由您启动。",
            $"The schedule \"{definitionId}\" is not of a jurisdiction that you start cycles in."
        );

    private static DeskRefusal Taken(string code) =>
        DeskRefusal.Conflict(
            "code-taken",
            $"周期代码“{code}”已被使用，请换一个。",
            $"The code \"{code}\" is taken; use another."
        );
}
