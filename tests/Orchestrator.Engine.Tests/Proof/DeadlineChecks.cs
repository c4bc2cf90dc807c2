using System.Text.Json;
using NodaTime;

namespace Orchestrator.Engine.Tests.Proof;

/// <summary>No deadline is lost, decided twice, before its due instant, or late once all is well (I1 to I4).</summary>
internal static class DeadlineChecks
{
    private const short Armed = 0;
    private const short Missed = 2;
    private const short Elapsed = 4;

    /// <summary>What is wrong; nothing when all is right.</summary>
    /// <param name="history">What happened.</param>
    /// <param name="healed">From here on nothing failed any more.</param>
    /// <param name="epsilon">The most that a decision may come after its due instant, or after <paramref name="healed"/> if that is
    /// later.</param>
    public static IEnumerable<string> Find(History history, Instant healed, Duration epsilon)
    {
        foreach (var row in history.Deadlines.Where(row => row.State == Armed && row.DueAt <= history.End))
            yield return $"I1 deadline {row.Id} of instance {row.InstanceId}, due {row.DueAt}, is not decided at {history.End}";

        var seen = history.Decisions.ToLookup(decision => decision.DeadlineId);
        var told = history.Journal.Where(line => line.Event == "DeadlineDecided").CountBy(DeadlineOf).ToDictionary();
        foreach (var row in history.Deadlines.Where(row => row.State != Armed))
        {
            if (seen[row.Id].Count() != 1)
                yield return $"I2 deadline {row.Id} was decided {seen[row.Id].Count()} times";
            var lines = told.GetValueOrDefault((row.InstanceId, row.Run, row.Name));
            if (lines > 1 || (IsOver(row.State) && lines != 1))
                yield return $"I2 deadline {row.Id} has {lines} lines that say it was decided";
        }

        foreach (var decision in history.Decisions.Where(decision => IsOver(decision.State)))
        {
            if (decision.At < decision.DueAt)
                yield return $"I3 deadline {decision.DeadlineId}, due {decision.DueAt}, was decided at {decision.At}";
            if (decision.At > Instant.Max(decision.DueAt, healed) + epsilon)
                yield return $"I4 deadline {decision.DeadlineId}, due {decision.DueAt}, was decided only at {decision.At}";
        }

        foreach (
            var unknown in history
                .Decisions.Select(decision => decision.DeadlineId)
                .Except(history.Deadlines.Select(row => row.Id))
        )
        {
            yield return $"I1 deadline {unknown} was decided and is gone";
        }
    }

    private static bool IsOver(short state) => state is Missed or Elapsed;

    /// <summary>One that was made and decided in one commit has no id in its line.</summary>
    private static (long, string, string) DeadlineOf(JournalFact line)
    {
        using var data = JsonDocument.Parse(line.Data!);
        return (line.InstanceId, line.Run!, data.RootElement.GetProperty("name").GetString()!);
    }
}
