namespace Orchestrator.Engine.Alarms;

/// <summary>Keeps an alarm where operators read it; the host writes it to the operator log.</summary>
public delegate Task AlarmSink(Alarm alarm, CancellationToken cancellationToken);
