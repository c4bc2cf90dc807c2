using NodaTime;
using Orchestrator.Storage.Work;

namespace Orchestrator.Storage.Tests.Conformance;

/// <summary>A provider's database, as the conformance suite needs it.</summary>
public interface IStorageUnderTest
{
    /// <summary>A store on the migrated database; without a clock the database's own judges.</summary>
    IWorkStore CreateStore(IClock? virtualClock = null);
}
