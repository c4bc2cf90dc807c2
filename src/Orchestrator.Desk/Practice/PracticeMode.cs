namespace Orchestrator.Desk.Practice;

/// <summary>练习模式: whether the clock that judges is a shifted one.</summary>
/// <param name="IsOn">True: it is; false: it is the real one.</param>
public sealed record PracticeMode(bool IsOn);
