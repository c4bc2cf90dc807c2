using System.Data.Common;
using NodaTime;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Work;

/// <summary>Reads the row of a look, whose columns both providers' statements give in the same order.</summary>
public static class LookRow
{
    /// <summary>The look at the reader's row.</summary>
    public static WorkLook Read(DbDataReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new WorkLook(InstantConverter.FromDatabase(reader.GetDateTime(0)))
        {
            NextDeadline = At(reader, 1),
            NextTimer = At(reader, 2),
            HasLeft = reader.GetBoolean(3),
            NextMail = At(reader, 4),
            NextWebhook = At(reader, 5),
            NextStimulus = At(reader, 6),
            NextRequest = At(reader, 7),
            HasFanout = reader.GetBoolean(8),
            OldestArrival = At(reader, 9),
            Paused = reader.IsDBNull(10)
                ? []
                : [.. reader.GetString(10).Split(',').Select(name => name[WorkLook.PausedPrefix.Length..])],
        };
    }

    private static Instant? At(DbDataReader reader, int place) =>
        reader.IsDBNull(place) ? null : InstantConverter.FromDatabase(reader.GetDateTime(place));
}
