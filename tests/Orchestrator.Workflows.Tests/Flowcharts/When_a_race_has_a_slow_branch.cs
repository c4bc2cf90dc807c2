using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Tests.Support;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Flowcharts;

public class When_a_race_has_a_slow_branch
{
    [Theory]
    [InlineData(FlowchartMode.Counter)]
    [InlineData(FlowchartMode.Token)]
    public void What_follows_the_join_runs_once_and_the_slow_branch_waits_no_more(FlowchartMode mode)
    {
        var instance = new Instance(
            Workflow(
                Flowchart(
                    [
                        Activity("start", "Elsa.Start"),
                        Line("fast"),
                        Event("slow"),
                        Join("join", "WaitAny"),
                        Line("after"),
                    ],
                    "start fast",
                    "start slow",
                    "fast join",
                    "slow join",
                    "join after"
                )
            ),
            mode
        );

        instance.Lines.ShouldBe(["fast", "after"]);
        instance.State.Bookmarks.ShouldBeEmpty();
        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }
}
