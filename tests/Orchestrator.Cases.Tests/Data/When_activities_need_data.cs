using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine.Work;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.Cases.Tests.Data;

public class When_activities_need_data
{
    [Fact]
    public void Each_type_that_one_declares_is_loaded_by_one_loader_and_no_loader_is_left_over()
    {
        var services = new ServiceCollection();
        services.AddOrchestratorCases();
        using var provider = services.BuildServiceProvider();

        var declared = typeof(ReviewActivity)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<NeedsAttribute>())
            .SelectMany(needs => needs.Data)
            .Distinct();

        provider.GetServices<DataLoader>().Select(loader => loader.Data).ShouldBe(declared, ignoreOrder: true);
    }
}
