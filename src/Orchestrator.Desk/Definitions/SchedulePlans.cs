using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Desk.Days;
using Orchestrator.Desk.NoticeBooks;
using Orchestrator.Desk.Refusals;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Work;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Desk.Definitions;

/// <summary>Plans of stored schedules, with the calendars in force.</summary>
public sealed class SchedulePlans(
    DefinitionLibrary library,
    PlanCache compiled,
    CalendarCache calendars,
    NoticeCache notices,
    JudgingClock clock
)
{
    /// <summary>All dates of a stored schedule; a problem when a setting is wrong; neither when there is no such schedule.</summary>
    public async Task<DeskAnswer<PlanView>> FindAsync(
        string id,
        IReadOnlyDictionary<string, string> set,
        CancellationToken cancellationToken
    )
    {
        if (await library.FindVersionAsync(id, orDraft: true, cancellationToken) is not { } version)
            return DeskRefusal.Missing($"流程定义 {id}", $"definition {id}");
        // A draft changes in place: only what was published is worth keeping compiled.
        var schedule = version.IsDraft
            ? PlanCache.Compile(version.Json, library.Others(), DefinitionRules.Registry)
            : await compiled.GetAsync(version.Id, cancellationToken);
        var settings = new Dictionary<string, LocalDate>();
        foreach (var (name, text) in set)
        {
            if (!schedule.TryReadDay(text, out var day))
            {
                return DeskRefusal.Invalid(
                    "set." + name,
                    "应为1900至2199年间的日期，如 2024-12-16 或 12月16日。",
                    "must be a date from 1900 to 2199 such as 2024-12-16."
                );
            }
            settings[name] = day;
        }

        var plan = await MakeAsync(schedule, settings, input: null, cancellationToken);
        if (await FindUnknownAsync(schedule, set.Keys, cancellationToken) is { } unknown)
        {
            var known = string.Join("、", SchedulePlanner.SettingNames);
            return DeskRefusal.Invalid(
                "set." + unknown,
                $"没有这个日期名，可用：{known}。",
                $"there is no such date; use {known}."
            );
        }

        var region = DefinitionInfo.Of(schedule.Definition).Region;
        var calendar = (await calendars.GetAsync(cancellationToken)).For(region).Value;
        var today = CivilTime.DayOf(await clock.ReadAsync(cancellationToken));
        var quoted = await notices.GetAsync(cancellationToken);
        return new PlanView
        {
            Definition = plan.Definition,
            Year = plan.Year,
            Items = [.. plan.Items.Select(item => PlanItems.Of(item, "", item.Id, calendar, today, quoted))],
            Warnings = [.. plan.Warnings.Select(warning => warning.Message)],
        };
    }

    /// <summary>All dates of a compiled schedule, with these settings in the place of the dates it states.</summary>
    public async Task<SchedulePlan> MakeAsync(
        WorkflowPlan schedule,
        IReadOnlyDictionary<string, LocalDate> settings,
        JsonObject? input,
        CancellationToken cancellationToken
    )
    {
        return (await PlannerAsync(cancellationToken)).Plan(schedule, settings, input);
    }

    /// <summary>A planner by the calendars and definitions as they are now, which it looks up once each; for one thread.</summary>
    public async Task<SchedulePlanner> PlannerAsync(CancellationToken cancellationToken)
    {
        var others = library.Others();
        var known = new Dictionary<string, WorkflowPlan?>(StringComparer.Ordinal);
        return new SchedulePlanner(
            await calendars.GetAsync(cancellationToken),
            Find,
            await notices.GetAsync(cancellationToken)
        );

        WorkflowPlan? Find(string id)
        {
            if (!known.TryGetValue(id, out var plan))
                known[id] = plan = Compile(others(id), others);
            return plan;
        }
    }

    // A schedule's own anchors may be set too; those are the ones it states when nothing is set.
    private async Task<string?> FindUnknownAsync(
        WorkflowPlan schedule,
        IEnumerable<string> names,
        CancellationToken cancellationToken
    )
    {
        var others = names.Where(name => !SchedulePlanner.SettingNames.Contains(name)).ToList();
        if (others.Count == 0)
            return null;
        var plain = await MakeAsync(schedule, new Dictionary<string, LocalDate>(), input: null, cancellationToken);
        return others.Find(name => !plain.Anchors.ContainsKey(name));
    }

    private static WorkflowPlan? Compile(WorkflowDefinition? definition, Func<string, WorkflowDefinition?> others) =>
        definition is null ? null : PlanCompiler.Compile(definition, DefinitionRules.Registry, others).Plan;
}
