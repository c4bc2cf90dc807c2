namespace Orchestrator.Engine.Tests.Virtual;

/// <summary>A call of the virtual database failed; whether it was done is not known.</summary>
internal sealed class VirtualFaultException() : Exception("The virtual database did not answer.");
