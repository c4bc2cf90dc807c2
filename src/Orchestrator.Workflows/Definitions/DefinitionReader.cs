namespace Orchestrator.Workflows.Definitions;

/// <summary>Reads Elsa 3 workflow JSON. Never throws for bad input: each mistake is a finding with the JSON path.</summary>
public static class DefinitionReader
{
    /// <summary>Reads one definition from UTF-16 text; a byte order mark is allowed.</summary>
    public static DefinitionReadResult Read(string json) => throw new NotSupportedException();
}
