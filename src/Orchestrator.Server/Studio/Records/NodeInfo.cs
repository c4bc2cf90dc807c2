namespace Orchestrator.Server.Studio.Records;

/// <summary>An activity of a definition as the viewer names it.</summary>
/// <param name="NodeId">Its address.</param>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its type.</param>
/// <param name="Version">Its type's version.</param>
/// <param name="Name">What people read.</param>
internal sealed record NodeInfo(string NodeId, string Id, string Type, int Version, string Name);
