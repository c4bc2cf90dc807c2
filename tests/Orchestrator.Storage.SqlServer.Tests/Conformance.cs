using Orchestrator.Storage.Tests.Conformance;

namespace Orchestrator.Storage.SqlServer.Tests;

// They share one database, so they run one after the other.
[Collection("database")]
public sealed class SqlServerArrivals(SqlServerUnderTest storage) : ArrivalSuite(storage);

[Collection("database")]
public sealed class SqlServerDeadlines(SqlServerUnderTest storage) : DeadlineSuite(storage);

[Collection("database")]
public sealed class SqlServerWrites(SqlServerUnderTest storage) : WriteSuite(storage);

[Collection("database")]
public sealed class SqlServerQueues(SqlServerUnderTest storage) : QueueSuite(storage);

[Collection("database")]
public sealed class SqlServerRetries(SqlServerUnderTest storage) : RetrySuite(storage);
