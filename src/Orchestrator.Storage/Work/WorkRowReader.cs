using System.Data.Common;
using NodaTime;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Storage.Work;

/// <summary>Reads the rows of the hot statements, in the order of their columns.</summary>
public static class WorkRowReader
{
    /// <summary>Id, activity run, name, kind and due instant of a deadline, then the columns of its instance.</summary>
    public static DueDeadline DueDeadline(DbDataReader reader) =>
        new(
            reader.GetInt64(0),
            reader.GetString(1),
            reader.GetString(2),
            (DeadlineKind)reader.GetInt16(3),
            Instant(reader, 4),
            Instance(reader, 5)
        );

    /// <summary>A locked instance from the first column on.</summary>
    public static LockedInstance Instance(DbDataReader reader) => Instance(reader, 0);

    /// <summary>A whole arrival.</summary>
    public static Arrival Arrival(DbDataReader reader) =>
        new()
        {
            Id = reader.GetInt64(0),
            Portal = reader.GetString(1),
            IdempotencyKey = reader.GetString(2),
            BodyHash = reader.GetString(3),
            ReceivedAt = Instant(reader, 4),
            Target = (ArrivalTarget)reader.GetInt16(5),
            TargetId = reader.GetInt64(6),
            Stimulus = reader.GetString(7),
            Payload = reader.GetString(8),
            Actor = reader.GetString(9),
            State = (ArrivalState)reader.GetInt16(10),
            AnswerStatus = reader.IsDBNull(11) ? null : reader.GetInt32(11),
            AnswerBody = Text(reader, 12),
            AnsweredAt = reader.IsDBNull(13) ? null : Instant(reader, 13),
        };

    /// <summary>A whole message.</summary>
    public static OutboxMessage OutboxMessage(DbDataReader reader) =>
        new()
        {
            Id = reader.GetInt64(0),
            Kind = (OutboxKind)reader.GetInt16(1),
            Key = reader.GetString(2),
            InstanceId = reader.IsDBNull(3) ? null : reader.GetInt64(3),
            Destination = reader.GetString(4),
            Payload = reader.GetString(5),
            CreatedAt = Instant(reader, 6),
            NotBefore = Instant(reader, 7),
            Attempts = reader.GetInt32(8),
            State = (OutboxState)reader.GetInt16(9),
            LastError = Text(reader, 10),
            SentAt = reader.IsDBNull(11) ? null : Instant(reader, 11),
        };

    /// <summary>A whole fan-out.</summary>
    public static Fanout Fanout(DbDataReader reader) =>
        new()
        {
            Id = reader.GetInt64(0),
            CycleId = reader.GetInt64(1),
            Stimulus = reader.GetString(2),
            Payload = reader.GetString(3),
            At = Instant(reader, 4),
            Cursor = reader.GetInt64(5),
            Until = reader.GetInt64(6),
            DoneAt = reader.IsDBNull(7) ? null : Instant(reader, 7),
        };

    /// <summary>Id, stamp, state, answer and body hash of a stored arrival.</summary>
    public static (StampedArrival Stamped, string BodyHash) Stamp(DbDataReader reader) =>
        (
            new StampedArrival(
                StampOutcome.New,
                reader.GetInt64(0),
                Instant(reader, 1),
                (ArrivalState)reader.GetInt16(2),
                reader.IsDBNull(3) ? null : reader.GetInt32(3),
                Text(reader, 4)
            ),
            reader.GetString(5)
        );

    /// <summary>A stored instant; UTC in every database.</summary>
    public static Instant Instant(DbDataReader reader, int column) =>
        InstantConverter.FromDatabase(reader.GetDateTime(column));

    private static LockedInstance Instance(DbDataReader reader, int first) =>
        new(
            reader.GetInt64(first),
            reader.GetInt64(first + 1),
            reader.IsDBNull(first + 2) ? null : reader.GetInt64(first + 2),
            (InstanceKind)reader.GetInt16(first + 3),
            (WorkflowStatus)reader.GetInt16(first + 4),
            (WorkflowSubStatus)reader.GetInt16(first + 5),
            reader.GetFieldValue<byte[]>(first + 6),
            reader.GetInt32(first + 7)
        );

    private static string? Text(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);
}
