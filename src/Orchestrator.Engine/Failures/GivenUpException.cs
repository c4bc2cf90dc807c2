using System.Diagnostics.CodeAnalysis;

namespace Orchestrator.Engine.Failures;

/// <summary>
/// Work that was given up for a reason in words and not for an exception: it is the reason of a letter and is never
/// thrown.
/// </summary>
[SuppressMessage("Design", "CA1032", Justification = "Carries a reason and is never thrown.")]
public sealed class GivenUpException(string reason) : Exception(reason);
