using System.Text.Json.Nodes;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Desk.Definitions;

/// <summary>Brings definitions in from files, singly or as a zip.</summary>
public sealed class DefinitionImport(
    DefinitionLibrary library,
    DefinitionDrafts drafts,
    RulesInForce rules,
    OperatorLogWriter log,
    TryOutDefinition tryOut
)
{
    private const int MostFindingsOfFile = 20;

    /// <summary>Stores a definition (Elsa 3 JSON) as the newest draft, unless it has errors or is the same as the newest.</summary>
    public Task<ImportAnswer> ImportAsync(string json, Operator who, CancellationToken cancellationToken) =>
        ImportAsync(json, who.Account, log.VersionLine(who, "definition.imported"), cancellationToken);

    /// <summary>
    /// Stores all definitions of a zip, each by itself as
    /// <see cref="ImportAsync(string, Operator, CancellationToken)"/> does.
    /// </summary>
    /// <param name="archive">It can be read twice.</param>
    /// <param name="who">Who imports it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Null: it is no zip with definitions, or larger than anything people draw.</returns>
    public async Task<IReadOnlyList<ImportAnswer>?> ImportArchiveAsync(
        Stream archive,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (!await DefinitionArchive.IsTakenAsync(archive, cancellationToken))
            return null;
        archive.Position = 0;
        var answers = new List<ImportAnswer>();
        await foreach (var (name, json) in DefinitionArchive.ReadAsync(archive, cancellationToken))
            answers.Add(Shortened(await ImportAsync(json, who, cancellationToken)) with { File = name });
        return answers;
    }

    /// <param name="json">Elsa 3 JSON.</param>
    /// <param name="who">Account of who imports it.</param>
    /// <param name="also">Written in the same commit; not when it is the same as the newest.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal async Task<ImportAnswer> ImportAsync(
        string json,
        string who,
        InCommit<DefinitionVersion>? also,
        CancellationToken cancellationToken
    )
    {
        var read = DefinitionReader.Read(json);
        if (read.Definition is not { } definition)
            return Refused(read.Findings);
        // As it is saved: what has passed once is not tried out again.
        var text = definition.Json.ToJsonString(JsonFormat.Options);
        if (who != ShippedDefinitions.Shipper && await tryOut(text, cancellationToken) is { } harmful)
            return Refused([harmful]);
        var findings = (await rules.ValidatorAsync(cancellationToken)).Validate(text, file: null, library.Others());
        if (findings.Any(finding => finding.Severity == Severity.Error))
            return Refused(findings);
        var saved = await drafts.SaveAsync(
            (JsonObject)definition.Json.DeepClone(),
            who,
            DefinitionDrafts.NewVersion,
            also,
            cancellationToken
        );
        if (saved.Version is null)
            return Refused(saved.Findings);
        return new ImportAnswer
        {
            Imported = true,
            Definition = await library.FindAsync(definition.DefinitionId, cancellationToken),
            Findings = FindingViews.Of(findings),
        };
    }

    // Of many files each says the first of what is wrong; one by itself says more.
    private static ImportAnswer Shortened(ImportAnswer answer) =>
        answer with
        {
            Findings =
            [
                .. answer.Findings.OrderBy(finding => finding.Severity == "error" ? 0 : 1).Take(MostFindingsOfFile),
            ],
        };

    private static ImportAnswer Refused(IReadOnlyList<Finding> findings) =>
        new()
        {
            Imported = false,
            Definition = null,
            Findings = FindingViews.Of(findings),
        };
}
