namespace Orchestrator.Engine.Alarms;

/// <summary>Something that needs an operator.</summary>
/// <param name="Code">Stable code, e.g. <c>deadline-not-decided</c>.</param>
/// <param name="Subject">What it is about, e.g. <c>instances/17</c>.</param>
/// <param name="Chinese">What happened and what to do; without personal data.</param>
/// <param name="English">The same in English.</param>
public sealed record Alarm(string Code, string Subject, string Chinese, string English);
