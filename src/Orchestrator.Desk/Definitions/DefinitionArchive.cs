using System.IO.Compression;
using System.Text;

namespace Orchestrator.Desk.Definitions;

/// <summary>Reads the definitions of a zip. What it unpacks to is counted while it is unpacked, whatever the zip says of itself.</summary>
internal static class DefinitionArchive
{
    private const int MostEntries = 2_000;
    private const int MostFiles = 200;
    private const int LargestFile = 1_000_000;
    private const int MostTogether = 8_000_000;

    // Definitions pack to a tenth or a twentieth; a hundredth is nothing that anybody drew.
    private const int LargestRatio = 100;
    private const int AlwaysAllowed = 65_536;

    /// <returns>Null: it is no zip, or larger than anything people draw.</returns>
    public static async Task<IReadOnlyList<(string Name, string Json)>?> ReadAsync(
        Stream archive,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostEntries)
                return null;
            var files = zip
                .Entries.Where(entry => entry.FullName.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
                .ToList();
            if (files.Count > MostFiles)
                return null;
            var (read, left) = (new List<(string, string)>(), MostTogether);
            foreach (var file in files)
            {
                var most = (int)
                    Math.Min(
                        Math.Min(LargestFile, left),
                        Math.Max(AlwaysAllowed, file.CompressedLength * LargestRatio)
                    );
                if (await UnpackAsync(file, most, cancellationToken) is not { } bytes)
                    return null;
                left -= bytes.Length;
                read.Add((file.FullName, Encoding.UTF8.GetString(WithoutMark(bytes))));
            }

            return read;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Null: longer than that.</summary>
    private static async Task<byte[]?> UnpackAsync(ZipArchiveEntry file, int most, CancellationToken cancellationToken)
    {
        await using var stream = await file.OpenAsync(cancellationToken);
        using var unpacked = new MemoryStream();
        var chunk = new byte[16_384];
        for (int count; (count = await stream.ReadAsync(chunk, cancellationToken)) > 0; )
        {
            if (unpacked.Length + count > most)
                return null;
            await unpacked.WriteAsync(chunk.AsMemory(0, count), cancellationToken);
        }

        return unpacked.ToArray();
    }

    private static ReadOnlySpan<byte> WithoutMark(byte[] bytes) =>
        bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(Encoding.UTF8.Preamble.Length) : bytes;
}
