using System.Diagnostics.CodeAnalysis;

namespace Orchestrator.Engine.Network;

/// <summary>A host that workflows may call resolves to an address that they may not. Caught where it is thrown through.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Carries nothing and never leaves the delivery.")]
internal sealed class PrivateAddressException() : IOException("The address is private.");
