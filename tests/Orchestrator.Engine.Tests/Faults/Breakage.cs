using System.Net.Sockets;
using Npgsql;

namespace Orchestrator.Engine.Tests.Faults;

/// <summary>What the driver throws when the database fails.</summary>
internal static class Breakage
{
    public static Exception Of(Fault fault) =>
        fault switch
        {
            Fault.TimedOut or Fault.DoneThenTimedOut => Lost(new TimeoutException("Timeout during reading attempt")),
            Fault.Victim => Error("deadlock detected", PostgresErrorCodes.DeadlockDetected),
            Fault.Cut => Lost(new SocketException((int)SocketError.ConnectionReset)),
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };

    /// <summary>What a transaction says to every call after one that failed.</summary>
    public static Exception Aborted() =>
        Error("current transaction is aborted", PostgresErrorCodes.InFailedSqlTransaction);

    private static NpgsqlException Lost(Exception cause) => new("Exception while reading from stream", cause);

    private static PostgresException Error(string message, string state) => new(message, "ERROR", "ERROR", state);
}
