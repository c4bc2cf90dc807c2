using Orchestrator.Cases.Simulation;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Refusals;

namespace Orchestrator.Desk.Sandboxes;

/// <summary>演练: a year of a stored schedule, draft or not, on a virtual clock.</summary>
public sealed class SandboxService(SandboxStage stage, DefinitionLibrary library)
{
    private const int MostApplications = 2000;
    private const double LongestSeconds = 600;

    /// <summary>Starts a play.</summary>
    public async Task<DeskAnswer<Sandbox>> StartAsync(
        NewSandbox asked,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (asked.Applications is < 1 or > MostApplications)
        {
            return DeskRefusal.Invalid(
                "$.applications",
                $"人数为 1 至 {MostApplications}。",
                $"must be 1 to {MostApplications}."
            );
        }
        if (CheckSpeed(asked.Seconds) is { } tooFast)
            return tooFast;
        if (await library.FindVersionAsync(asked.DefinitionId, orDraft: true, cancellationToken) is not { } version)
        {
            return DeskRefusal.Invalid(
                "$.definitionId",
                $"没有年度安排“{asked.DefinitionId}”。",
                $"there is no schedule \"{asked.DefinitionId}\"."
            );
        }
        if (PlayedDefinitions.Find(version.Json, library.Others()) is not { } played)
        {
            return DeskRefusal.Invalid(
                "$.definitionId",
                "这不是年度安排，或缺少它启动的申报流程。",
                "is not a schedule, or the application definition it starts is missing."
            );
        }

        if (!ReadScenario(asked).TryGet(out var options, out var wrong))
            return wrong;
        options = options with { Schedule = played.Schedule, Application = played.Application };
        return await stage.StartAsync(asked.DefinitionId, options, asked.Seconds, who, cancellationToken) is { } sandbox
            ? sandbox
            : Busy;
    }

    /// <summary>Changes how long a play is to take.</summary>
    /// <returns>Null when done.</returns>
    public DeskRefusal? SetSpeed(string id, double seconds)
    {
        if (CheckSpeed(seconds) is { } refusal)
            return refusal;
        if (stage.Find(id) is not { } sandbox)
            return Unknown;
        sandbox.SetSpeed(seconds);
        return null;
    }

    /// <summary>There is no such play.</summary>
    public static DeskRefusal Unknown { get; } = DeskRefusal.Missing("这个演练", "such sandbox");

    private static DeskRefusal Busy { get; } =
        new(
            RefusalKind.Busy,
            "sandboxes-busy",
            "同时进行的演练已达上限，请等其中一个结束。",
            "As many sandboxes play as may at once; wait until one ends."
        )
        {
            RetryAfter = 30,
        };

    private static DeskRefusal? CheckSpeed(double seconds) =>
        seconds is >= 1 and <= LongestSeconds
            ? null
            : DeskRefusal.Invalid(
                "$.seconds",
                $"时长为 1 至 {LongestSeconds} 秒。",
                $"must be 1 to {LongestSeconds} seconds."
            );

    private static DeskAnswer<SimulationOptions> ReadScenario(NewSandbox asked)
    {
        var options = new SimulationOptions
        {
            Schedule = "",
            Application = "",
            Applications = asked.Applications,
            Seed = asked.Seed,
        };
        if (asked.Scenario is not { } given)
            return options;
        return ScenarioReader.Read(given.ToJsonString(), out var error) is { } scenario
            ? options with
            {
                Scenario = scenario,
            }
            : DeskRefusal.Invalid(
                "$.scenario" + error!.Field[1..],
                $"场景有误：{error.Chinese}。",
                $"is wrong: {error.English}."
            );
    }
}
