using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Model;

namespace Orchestrator.Desk.Practice;

/// <summary>Where the practice clock's offset is kept: a setting, in milliseconds.</summary>
public static class PracticeOffset
{
    /// <summary>Name of the setting.</summary>
    public const string Name = "practice.offset";

    /// <summary>A clock's offset as the setting has it.</summary>
    public static string Write(PracticeClock clock) =>
        ((long)clock.Offset.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>The stored offset.</summary>
    /// <exception cref="InvalidOperationException">It is no practice database.</exception>
    public static async Task<Duration> ReadAsync(OrchestratorDbContext context, CancellationToken cancellationToken)
    {
        var value = await context
            .Settings.Where(setting => setting.Name == Name)
            .Select(setting => setting.Value)
            .SingleAsync(cancellationToken);
        return Duration.FromMilliseconds(long.Parse(value, CultureInfo.InvariantCulture));
    }
}
