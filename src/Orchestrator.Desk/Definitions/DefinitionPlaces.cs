using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Desk.Definitions;

/// <summary>Which jurisdiction a definition is of.</summary>
public sealed class DefinitionPlaces(DefinitionLibrary library)
{
    /// <summary>As the published version says, else the newest; null when it names none, or there is no such definition.</summary>
    public async Task<string?> OfAsync(string definitionId, CancellationToken cancellationToken) =>
        await library.FindVersionAsync(definitionId, orDraft: true, cancellationToken) is { } version
        && DefinitionReader.Read(version.Json).Definition is { } read
            ? DefinitionInfo.Of(read).Jurisdiction
            : null;
}
