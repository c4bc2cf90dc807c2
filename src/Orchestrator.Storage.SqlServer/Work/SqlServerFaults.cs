using Microsoft.Data.SqlClient;

namespace Orchestrator.Storage.SqlServer.Work;

/// <summary>Which faults of SQL Server pass, and which the rows themselves are to blame for.</summary>
internal static class SqlServerFaults
{
    /// <summary>Number of a fault that the driver met itself: a connection that is refused, reset or ends.</summary>
    public const int Driver = 0;

    /// <summary>From here the connection is broken.</summary>
    public const byte BrokenClass = 20;

    private static readonly HashSet<int> Passing =
    [
        // Time-outs: of a command (-2), the driver's own (258), of a lock.
        -2,
        258,
        1222,
        // Deadlock victim; out of locks; a row that a snapshot saw otherwise.
        1205,
        1204,
        3960,
        // The connection or the network: broken, refused, host unknown.
        20,
        64,
        121,
        233,
        596,
        10053,
        10054,
        10060,
        10061,
        11001,
        // The database comes, goes or moves: cannot be opened, shuts down, fails over, is paused or resumes.
        4060,
        4221,
        18401,
        40143,
        40197,
        40501,
        40540,
        40613,
        42108,
        42109,
        // Azure's limits of the moment.
        10928,
        10929,
        10936,
        49918,
        49919,
        49920,
    ];

    // Conversion, truncation, overflow, null, constraint, unique, row or index row too large.
    private static readonly HashSet<int> Refused =
    [
        220,
        241,
        242,
        245,
        511,
        515,
        547,
        1946,
        2601,
        2627,
        2628,
        8114,
        8115,
        8152,
    ];

    /// <summary>
    /// Whether a value of the rows is to blame: another attempt with the same rows meets the same fault.
    /// </summary>
    public static bool IsRefusedValue(Exception exception) =>
        ExceptionChain
            .Of(exception)
            .OfType<SqlException>()
            .Any(fault => fault.Errors.Cast<SqlError>().Any(error => Refused.Contains(error.Number)));

    /// <summary>
    /// Whether the same work may succeed a moment later: broken connections, time-outs, deadlocks, limits of the
    /// moment.
    /// </summary>
    public static bool IsTransient(Exception exception) =>
        ExceptionChain
            .Of(exception)
            .OfType<SqlException>()
            .Any(fault =>
                fault.Class >= BrokenClass || fault.Errors.Cast<SqlError>().Any(error => IsPassing(error.Number))
            );

    /// <summary>Whether a fault with this number, of the server or the driver, passes.</summary>
    public static bool IsPassing(int number) => number == Driver || Passing.Contains(number);
}
