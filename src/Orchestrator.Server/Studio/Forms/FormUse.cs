namespace Orchestrator.Server.Studio.Forms;

/// <summary>The form of one structured input.</summary>
/// <param name="Shape">Name of a shape of <see cref="FormShapes"/>.</param>
/// <param name="IsList">Whether the input holds a list of it; else one.</param>
internal sealed record FormUse(string Shape, bool IsList);
