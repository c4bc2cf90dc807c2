using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Server.CommandLine;

/// <summary>The calendar's region that a definition names.</summary>
internal static class CalendarRegions
{
    /// <summary>Throws when there is no calendar of it, with those that exist and what to do.</summary>
    public static void Require(WorkflowDefinition definition, string file)
    {
        if (!CalendarBook.Official.For(DefinitionInfo.Of(definition).Region).TryGet(out _, out var errors))
            throw new UsageException($"{file}：{errors[0].Message.Chinese}", $"{file}: {errors[0].Message.English}");
    }
}
