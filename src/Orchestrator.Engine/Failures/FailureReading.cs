using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Texts;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Failures;

/// <summary>Tells failures apart and words them.</summary>
internal static class FailureReading
{
    private const int LongestReason = 2000;

    /// <summary>What a failure says about the work that met it.</summary>
    public static FailureKind KindOf(IWorkStore store, Exception failure) =>
        failure switch
        {
            WorkConflictException => FailureKind.Conflict,
            _ when store.IsDuplicate(failure) => FailureKind.Conflict,
            UnfitTextException => FailureKind.Permanent,
            _ when store.IsTransient(failure) => FailureKind.Trouble,
            // A missing right, table or column would fail for all: it is no item's fault.
            DbException or DbUpdateException => store.IsRefusedValue(failure)
                ? FailureKind.Permanent
                : FailureKind.Trouble,
            OutOfMemoryException or ObjectDisposedException => FailureKind.Trouble,
            _ => FailureKind.Permanent,
        };

    /// <summary>A failure in words that can be stored: its type and message, which name no person.</summary>
    public static string Reason(Exception failure)
    {
        if (failure is GivenUpException)
            return StoredText.Mend(failure.Message, LongestReason);
        var inner = failure is DbUpdateException { InnerException: { } cause } ? cause : failure;
        return StoredText.Mend($"{inner.GetType().Name}: {inner.Message}", LongestReason);
    }
}
