using System.IO.Compression;
using System.Text;
using Orchestrator.Calendars;
using Orchestrator.Storage.Definitions;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Server.Definitions;

/// <summary>Definitions as files that Elsa Studio and any Elsa 3 server import.</summary>
internal static class DefinitionExport
{
    public const string JsonType = "application/octet-stream";
    public const string ArchiveType = "application/zip";
    public const string ArchiveName = "workflow-definitions.zip";

    /// <summary>The version's file, with the identity it has in this database.</summary>
    public static byte[] File(DefinitionVersion version)
    {
        var definition = DefinitionReader.Read(version.Json).Definition ?? throw new InvalidOperationException($"The stored definition version {version.Id} cannot be read.");
        var json = definition.Json;
        json["id"] = version.Id.ToString();
        json["definitionId"] = version.DefinitionId;
        json["version"] = version.Version;
        json["createdAt"] = ChinaInstantPattern.Instance.Format(version.CreatedAt);
        json["isLatest"] = version.IsLatest;
        json["isPublished"] = version.IsPublished;
        return Encoding.UTF8.GetBytes(DefinitionWriter.Write(definition));
    }

    public static string FileName(DefinitionVersion version) => $"workflow-definition-{version.DefinitionId}-v{version.Version}.json";

    /// <summary>A zip of several.</summary>
    public static async Task<byte[]> ArchiveAsync(IEnumerable<DefinitionVersion> versions, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        await using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var version in versions)
            {
                await using var entry = await zip.CreateEntry(FileName(version)).OpenAsync(cancellation);
                await entry.WriteAsync(File(version), cancellation);
            }
        }

        return buffer.ToArray();
    }
}
