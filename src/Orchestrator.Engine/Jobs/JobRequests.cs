using Hangfire;
using Hangfire.States;
using Microsoft.Extensions.Logging;

namespace Orchestrator.Engine.Jobs;

/// <summary>
/// Asks for a job after a commit that makes it worth while. A hint only: one that cannot be queued is made good by
/// the next recurring run.
/// </summary>
public sealed partial class JobRequests
{
    private readonly IBackgroundJobClient _client;
    private readonly ILogger<JobRequests> _logger;

    internal JobRequests(IBackgroundJobClient client, ILogger<JobRequests> logger) =>
        (_client, _logger) = (client, logger);

    /// <summary>A definition was put in force or taken out of it.</summary>
    public void DefinitionsChanged() => Queue(JobKinds.Starters);

    private void Queue(JobKind kind)
    {
        try
        {
            _client.Create(kind.Job, new EnqueuedState());
        }
        catch (Exception exception)
        {
            NotQueued(_logger, kind.Id, exception);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The job {Job} could not be queued; its next recurring run does the work"
    )]
    private static partial void NotQueued(ILogger logger, string job, Exception exception);
}
