using System.Text.Json.Nodes;
using Orchestrator.Engine.Alarms;

namespace Orchestrator.Server.OperatorLog;

/// <summary>Keeps the engine's alarms where operators read them.</summary>
internal sealed class AlarmBook(OperatorLogWriter log)
{
    private const string Account = "orchestrator";
    private const string Role = "system";

    public Task WriteAsync(Alarm alarm, CancellationToken cancellation) => log.AppendAsync(
        Account, [Role], "alarm." + alarm.Code, alarm.Subject, new JsonObject { ["message"] = alarm.Chinese, ["messageEn"] = alarm.English }, cancellation);
}
