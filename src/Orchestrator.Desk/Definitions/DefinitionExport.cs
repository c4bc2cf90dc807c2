using System.IO.Compression;
using System.Text;
using Orchestrator.Calendars;
using Orchestrator.Storage.Definitions;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Desk.Definitions;

/// <summary>Definitions as files that Elsa Studio and any Elsa 3 server import.</summary>
public static class DefinitionExport
{
    /// <summary>Media type of a single file, by which browsers save it.</summary>
    public const string JsonType = "application/octet-stream";

    /// <summary>Media type of several, zipped.</summary>
    public const string ArchiveType = "application/zip";

    /// <summary>File name of the zip.</summary>
    public const string ArchiveName = "workflow-definitions.zip";

    /// <summary>The version's file, with the identity it has in this database.</summary>
    public static byte[] File(DefinitionVersion version)
    {
        var definition = DefinitionReader.Read(version.Json).Definition
            ?? throw new InvalidOperationException($"The stored definition version {version.Id} cannot be read.");
        var json = definition.Json;
        json["id"] = version.Id.ToString();
        json["definitionId"] = version.DefinitionId;
        json["version"] = version.Version;
        json["createdAt"] = ChinaInstantPattern.Instance.Format(version.CreatedAt);
        json["isLatest"] = version.IsLatest;
        json["isPublished"] = version.IsPublished;
        return Encoding.UTF8.GetBytes(DefinitionWriter.Write(definition));
    }

    /// <summary>
    /// E.g. <c>workflow-definition-tianjin-2024-v3.json</c>; differs for every version of every definition.
    /// </summary>
    public static string FileName(DefinitionVersion version) =>
        $"workflow-definition-{version.DefinitionId}-v{version.Version}.json";

    /// <summary>A zip of several.</summary>
    public static async Task<byte[]> ArchiveAsync(
        IEnumerable<DefinitionVersion> versions,
        CancellationToken cancellationToken
    )
    {
        using var buffer = new MemoryStream();
        await using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var version in versions)
            {
                await using var entry = await zip.CreateEntry(FileName(version)).OpenAsync(cancellationToken);
                await entry.WriteAsync(File(version), cancellationToken);
            }
        }

        return buffer.ToArray();
    }
}
