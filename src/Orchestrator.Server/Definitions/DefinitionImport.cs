using System.IO.Compression;
using System.Text.Json.Nodes;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.Definitions;

/// <summary>Brings definitions in from files, singly or as a zip.</summary>
internal sealed class DefinitionImport(DefinitionLibrary library, DefinitionDrafts drafts, DefinitionPublishing publishing)
{
    private const int MostFiles = 200;
    private const long LargestFile = 4_000_000;

    /// <summary>Stores a definition as the newest draft, unless it has errors or is the same as the newest.</summary>
    /// <param name="json">Elsa 3 JSON.</param>
    /// <param name="who">Who imports it.</param>
    /// <param name="isShipped">True: it is published at once (what ships with the program).</param>
    /// <param name="also">Written in the same commit; not when it is the same as the newest.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<ImportAnswer> ImportAsync(string json, string who, bool isShipped, InCommit<DefinitionVersion>? also, CancellationToken cancellation)
    {
        var findings = DefinitionRules.Validator().Validate(json, file: null, library.Others());
        if (findings.Any(finding => finding.Severity == Severity.Error) || DefinitionReader.Read(json).Definition is not { } definition) return Refused(findings);
        var saved = await drafts.SaveAsync((JsonObject)definition.Json.DeepClone(), who, DefinitionDrafts.NewVersion, also, cancellation);
        if (saved.Version is null) return Refused(saved.Findings);
        if (isShipped) await publishing.ShipAsync(saved.Version, who, cancellation);
        return new ImportAnswer { Imported = true, Definition = await library.FindAsync(definition.DefinitionId, cancellation), Findings = FindingViews.Of(findings) };
    }

    /// <summary>Reads the JSON files of an archive; null when it is none, or larger than anything people draw.</summary>
    public static async Task<IReadOnlyList<(string Name, string Json)>?> ReadArchiveAsync(Stream archive, CancellationToken cancellation)
    {
        try
        {
            await using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            var files = zip.Entries.Where(entry => entry.FullName.EndsWith(".json", StringComparison.OrdinalIgnoreCase)).ToList();
            if (files.Count > MostFiles || files.Exists(file => file.Length > LargestFile)) return null;
            var read = new List<(string, string)>();
            foreach (var file in files)
            {
                using var reader = new StreamReader(await file.OpenAsync(cancellation));
                read.Add((file.FullName, await reader.ReadToEndAsync(cancellation)));
            }

            return read;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static ImportAnswer Refused(IReadOnlyList<Finding> findings) => new() { Imported = false, Definition = null, Findings = FindingViews.Of(findings) };
}
