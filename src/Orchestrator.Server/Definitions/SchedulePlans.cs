using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Engine.Work;
using Orchestrator.Server.Cycles;
using Orchestrator.Server.Deadlines;
using Orchestrator.Server.Problems;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Server.Definitions;

/// <summary>Plans of stored schedules, with the calendars in force.</summary>
internal sealed class SchedulePlans(DefinitionLibrary library, PlanCache compiled, CalendarCache calendars, JudgingClock clock)
{
    /// <summary>All dates of a stored schedule; a problem when a setting is wrong; neither when there is no such schedule.</summary>
    public async Task<(PlanView? Plan, ProblemAnswer? Problem)> FindAsync(string id, IReadOnlyDictionary<string, string> set, CancellationToken cancellation)
    {
        if (await library.FindVersionAsync(id, orDraft: true, cancellation) is not { } version) return (null, null);
        var settings = new Dictionary<string, LocalDate>();
        foreach (var (name, text) in set)
        {
            if (!PlannableDays.TryRead(text, out var day)) return (null, ProblemAnswer.Invalid("set." + name, "应为1900至2199年间的日期，如 2024-12-16。", "must be a date from 1900 to 2199 such as 2024-12-16."));
            settings[name] = day;
        }

        // A draft changes in place: only what was published is worth keeping compiled.
        var schedule = version.IsDraft ? PlanCache.Compile(version.Json, library.Others(), DefinitionRules.Registry) : await compiled.GetAsync(version.Id, cancellation);
        var plan = await MakeAsync(schedule, settings, input: null, cancellation);
        if (await FindUnknownAsync(schedule, set.Keys, cancellation) is { } unknown)
        {
            var known = string.Join("、", SchedulePlanner.SettingNames);
            return (null, ProblemAnswer.Invalid("set." + unknown, $"没有这个日期名，可用：{known}。", $"there is no such date; use {known}."));
        }

        var region = DefinitionInfo.Of(schedule.Definition).Region;
        var calendar = (await calendars.GetAsync(cancellation)).For(region).Value;
        var today = CivilTime.DayOf(await clock.ReadAsync(cancellation));
        return (new PlanView
        {
            Definition = plan.Definition,
            Year = plan.Year,
            Items = [.. plan.Items.Select(item => PlanItems.Of(item, "", item.Id, calendar, today))],
            Warnings = [.. plan.Warnings.Select(warning => warning.Message)],
        }, null);
    }

    public async Task<SchedulePlan> MakeAsync(WorkflowPlan schedule, IReadOnlyDictionary<string, LocalDate> settings, JsonObject? input, CancellationToken cancellation)
    {
        var others = library.Others();
        return new SchedulePlanner(await calendars.GetAsync(cancellation), id => Compile(others(id), others)).Plan(schedule, settings, input);
    }

    // A schedule's own anchors may be set too; those are the ones it states when nothing is set.
    private async Task<string?> FindUnknownAsync(WorkflowPlan schedule, IEnumerable<string> names, CancellationToken cancellation)
    {
        var others = names.Where(name => !SchedulePlanner.SettingNames.Contains(name)).ToList();
        if (others.Count == 0) return null;
        var plain = await MakeAsync(schedule, new Dictionary<string, LocalDate>(), input: null, cancellation);
        return others.Find(name => !plain.Anchors.ContainsKey(name));
    }

    private static WorkflowPlan? Compile(WorkflowDefinition? definition, Func<string, WorkflowDefinition?> others) =>
        definition is null ? null : PlanCompiler.Compile(definition, DefinitionRules.Registry, others).Plan;
}
