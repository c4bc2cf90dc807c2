using Orchestrator.Storage.Model;

namespace Orchestrator.Engine.Tests.Faults;

/// <summary>A context that keeps what it saves and then times out.</summary>
internal static class FaultyContext
{
    public static OrchestratorDbContext Of(OrchestratorDbContext context, Fault fault)
    {
        if (fault == Fault.DoneThenTimedOut)
            context.SavedChanges += (_, _) => throw Breakage.Of(fault);
        return context;
    }
}
