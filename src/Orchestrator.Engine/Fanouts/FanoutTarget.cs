using Orchestrator.Storage.Outbox;

namespace Orchestrator.Engine.Fanouts;

/// <summary>One application that a fan-out has yet to reach.</summary>
/// <param name="Fanout">The fan-out; claimed.</param>
/// <param name="InstanceId">The application.</param>
internal sealed record FanoutTarget(Fanout Fanout, long InstanceId);
