using System.Runtime.InteropServices;

namespace Orchestrator.Engine.Simulation;

/// <summary>Broken promises; all zero in a sound year.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CheckResult(int DecidedTwice, int Early, int Lost);
