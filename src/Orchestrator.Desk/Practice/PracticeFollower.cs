using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orchestrator.Storage.Model;

namespace Orchestrator.Desk.Practice;

/// <summary>Follows the practice clock when another node has moved it.</summary>
public sealed partial class PracticeFollower(
    PracticeClock practice,
    IDbContextFactory<OrchestratorDbContext> contexts,
    ILogger<PracticeFollower> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var context = await contexts.CreateDbContextAsync(stoppingToken);
                practice.Follow(await PracticeOffset.ReadAsync(context, stoppingToken));
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The next second asks again.
                Failed(logger, exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The practice clock could not be read")]
    private static partial void Failed(ILogger logger, Exception exception);
}
