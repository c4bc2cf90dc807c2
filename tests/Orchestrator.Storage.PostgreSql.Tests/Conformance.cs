using Orchestrator.Storage.Tests.Conformance;

namespace Orchestrator.Storage.PostgreSql.Tests;

// They share one database, so they run one after the other.
[Collection("database")]
public sealed class PostgreSqlArrivals(PostgreSqlUnderTest storage) : ArrivalSuite(storage);

[Collection("database")]
public sealed class PostgreSqlDeadlines(PostgreSqlUnderTest storage) : DeadlineSuite(storage);

[Collection("database")]
public sealed class PostgreSqlWrites(PostgreSqlUnderTest storage) : WriteSuite(storage);

[Collection("database")]
public sealed class PostgreSqlQueues(PostgreSqlUnderTest storage) : QueueSuite(storage);

[Collection("database")]
public sealed class PostgreSqlRetries(PostgreSqlUnderTest storage) : RetrySuite(storage);
