using System.Text.Json.Nodes;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine.Alarms;

namespace Orchestrator.Desk.OperatorLog;

/// <summary>Keeps the engine's alarms where operators read them.</summary>
public sealed class AlarmBook(OperatorLogWriter log)
{
    private static readonly Operator Itself = Operator.Everywhere("orchestrator", ["system"]);

    /// <summary>Writes an alarm as a line of its own.</summary>
    public Task WriteAsync(Alarm alarm, CancellationToken cancellationToken)
    {
        var texts = new JsonObject { ["message"] = alarm.Chinese, ["messageEn"] = alarm.English };
        return log.AppendAsync(Itself, "alarm." + alarm.Code, alarm.Subject, cancellationToken, texts);
    }
}
