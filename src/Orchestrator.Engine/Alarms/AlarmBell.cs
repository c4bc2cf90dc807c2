using Microsoft.Extensions.Logging;

namespace Orchestrator.Engine.Alarms;

/// <summary>Raises alarms. One that cannot be kept is logged and does not stop the work that raised it.</summary>
public sealed partial class AlarmBell(AlarmSink sink, ILogger<AlarmBell> logger)
{
    /// <summary>Rings an alarm.</summary>
    public async Task RingAsync(Alarm alarm, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alarm);
        Raised(logger, alarm.Code, alarm.Subject, alarm.English);
        try
        {
            await sink(alarm, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The log line above has it; the work that found the trouble must go on.
            NotKept(logger, alarm.Code, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alarm {Code} about {Subject}: {Text}")]
    private static partial void Raised(ILogger logger, string code, string subject, string text);

    [LoggerMessage(Level = LogLevel.Error, Message = "Alarm {Code} could not be kept")]
    private static partial void NotKept(ILogger logger, string code, Exception exception);
}
