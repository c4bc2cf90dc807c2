using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Desk.Definitions;

/// <summary>
/// Publishes the schedules that ship with the program, the first time a database sees them. Later changes are the
/// administrators' business.
/// </summary>
public sealed class ShippedDefinitions(
    DefinitionImport import,
    DefinitionPublishing publishing,
    IDbContextFactory<OrchestratorDbContext> contexts
)
{
    internal const string Shipper = "orchestrator";

    /// <summary>What was published, a line each.</summary>
    /// <exception cref="InvalidOperationException">A shipped definition has errors: the program was put together wrongly.</exception>
    public async Task<IReadOnlyList<string>> PublishAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "workflows");
        if (!Directory.Exists(folder))
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context
            .DefinitionVersions.Select(version => version.DefinitionId)
            .Distinct()
            .ToListAsync(cancellationToken);
        var texts = Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText);
        var missing = texts
            .Select(text => (Text: text, DefinitionReader.Read(text).Definition))
            .Where(file => file.Definition is null || !known.Contains(file.Definition.DefinitionId));
        var lines = new List<string>();
        // A schedule names the definition that its applications run: that one comes first.
        foreach (
            var (text, definition) in missing.OrderByDescending(file =>
                file.Definition is not null && DefinitionInfo.Of(file.Definition).Kind == "application"
            )
        )
        {
            var answer = await import.ImportAsync(text, Shipper, also: null, cancellationToken);
            if (answer.Imported)
            {
                await publishing.ShipAsync(definition!.DefinitionId, Shipper, cancellationToken);
            }
            else
            {
                throw new InvalidOperationException(
                    $"The shipped definition {definition?.DefinitionId} has errors: "
                        + $"{string.Join("; ", answer.Findings.Select(finding => finding.MessageEn))}"
                );
            }
            lines.Add($"已发布流程 Published: {definition!.Name}");
        }

        return lines;
    }
}
