using System.Reflection;
using Orchestrator.TitleReview.Applications;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.Cases.Tests.Simulation;

/// <summary>What an application can end with: the choices of the activity that ends it.</summary>
internal static class Outcomes
{
    private static readonly HashSet<string> All =
    [
        .. typeof(CloseApplication)
            .GetProperty(nameof(CloseApplication.FinalStage))!
            .GetCustomAttribute<InputAttribute>()!
            .Options!.Select(option => option.Split('=')[0]),
    ];

    public static bool Contains(string state) => All.Contains(state);
}
