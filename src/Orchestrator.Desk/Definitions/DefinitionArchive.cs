using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;

namespace Orchestrator.Desk.Definitions;

/// <summary>Reads the definitions of a zip. What it unpacks to is counted while it is unpacked, whatever the zip says of itself.</summary>
internal static class DefinitionArchive
{
    private const int MostEntries = 2_000;
    private const int MostFiles = 200;
    private const int LargestFile = 1_000_000;
    private const int MostTogether = 3_000_000;

    // Definitions pack to a tenth or a twentieth; a hundredth is nothing that anybody drew.
    private const int LargestRatio = 100;
    private const int AlwaysAllowed = 65_536;

    /// <summary>
    /// Whether it is a zip with definitions, no larger than anything people draw: all of it is unpacked once, and none kept.
    /// </summary>
    public static async Task<bool> IsTakenAsync(Stream archive, CancellationToken cancellationToken)
    {
        try
        {
            await using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostEntries)
                return false;
            var files = Files(zip);
            if (files.Count is 0 or > MostFiles)
                return false;
            var left = MostTogether;
            foreach (var file in files)
            {
                var most = (int)
                    Math.Min(
                        Math.Min(LargestFile, left),
                        Math.Max(AlwaysAllowed, file.CompressedLength * LargestRatio)
                    );
                if (await LengthAsync(file, most, cancellationToken) is not { } length)
                    return false;
                left -= length;
            }

            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Its definitions, each unpacked when the one before is done with. Only of what is taken.</summary>
    public static async IAsyncEnumerable<(string Name, string Json)> ReadAsync(
        Stream archive,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var file in Files(zip))
        {
            await using var stream = await file.OpenAsync(cancellationToken);
            using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
            var json = await reader.ReadToEndAsync(cancellationToken);
            yield return (file.FullName, json.TrimStart('\uFEFF'));
        }
    }

    private static List<ZipArchiveEntry> Files(ZipArchive zip) =>
        [.. zip.Entries.Where(entry => entry.FullName.EndsWith(".json", StringComparison.OrdinalIgnoreCase))];

    /// <summary>Null: longer than that.</summary>
    private static async Task<int?> LengthAsync(ZipArchiveEntry file, int most, CancellationToken cancellationToken)
    {
        await using var stream = await file.OpenAsync(cancellationToken);
        var (length, chunk) = (0, new byte[16_384]);
        for (int count; (count = await stream.ReadAsync(chunk, cancellationToken)) > 0; )
        {
            length += count;
            if (length > most)
                return null;
        }

        return length;
    }
}
