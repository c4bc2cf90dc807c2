using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.Workflows.Validation;

/// <summary>Refuses endpoints that anybody could call, and two of one definition that would get the same requests.</summary>
public sealed class EndpointRule : IDefinitionRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DefinitionCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (check.Plan is not { } plan)
            yield break;
        foreach (var endpoint in plan.All<HttpEndpoint>())
        {
            if (EndpointTerms.Of(plan, endpoint).Authorize)
                continue;
            yield return Finding.Error(
                "http-unauthenticated",
                endpoint.Id,
                $"HTTP入口“{endpoint.DisplayText}”没有勾选“需要登录”，任何人都能调用；请勾选后再发布。",
                $"The HTTP endpoint '{endpoint.DisplayText}' is open to anybody; set Authorize before it is published."
            );
        }

        var triggers = plan.Triggers().Where(trigger => trigger.Kind == TriggerKind.Http).ToList();
        for (var i = 0; i < triggers.Count; i++)
        {
            if (
                triggers.Take(i).FirstOrDefault(trigger => HttpRequestStimulus.Collide(trigger.Key, triggers[i].Key)) is
                { } first
            )
            {
                yield return Taken(
                    triggers[i],
                    $"本流程的活动“{first.Activity.DisplayText}”",
                    $"the activity '{first.Activity.DisplayText}' of this definition"
                );
            }
        }
    }

    /// <summary>The finding that a path and method belong to another already.</summary>
    public static Finding Taken(PlanTrigger trigger, string owner, string ownerEn)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        return Finding.Error(
            "http-path-taken",
            trigger.ActivityId,
            $"路径和方法“{trigger.Key[5..]}”已被{owner}占用，请改用别的路径。",
            $"The path and method '{trigger.Key[5..]}' are already in use by {ownerEn}."
        );
    }
}
