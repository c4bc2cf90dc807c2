using Orchestrator.Engine.Work;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Applications;

/// <summary>What is recorded of an application with each change: its stage, when the office accepted it, how it ended.</summary>
internal static class ApplicationRows
{
    /// <summary>
    /// Adds to the batch what changes of each application that changed in this unit of work; new ones get it in their
    /// row.
    /// </summary>
    public static void Fill(WorkSession session)
    {
        foreach (var instance in session.Instances.Values)
        {
            if (instance is not { Kind: InstanceKind.Application, ChangedAt: { } at })
                continue;
            var (ended, acceptedAt) = (
                instance.State.Status == WorkflowStatus.Finished,
                KnownApplication.Of(instance).AcceptedAt
            );
            if (instance.Revision < 0)
            {
                var row = session.Batch.NewApplications.Find(application => application.InstanceId == instance.Id)!;
                row.Stage = instance.Stage;
                if (ended)
                    row.FinalState = FinalState(instance);
            }
            else if (instance.Stage is not null || ended || acceptedAt is not null)
            {
                session.Batch.ChangedApplications.Add(
                    new ApplicationChange(instance.Id, at)
                    {
                        Stage = instance.Stage,
                        FinalState = ended ? FinalState(instance) : null,
                        AcceptedAt = acceptedAt,
                    }
                );
            }
        }
    }

    /// <summary>An application ends in the stage that it last stated; one that faulted ends as such.</summary>
    private static string FinalState(LiveInstance instance) =>
        instance.State.SubStatus switch
        {
            WorkflowSubStatus.Faulted => "faulted",
            WorkflowSubStatus.Cancelled => Stages.Cancelled,
            _ => instance.Stage ?? "finished",
        };
}
