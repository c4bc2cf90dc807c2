using System.IO.Compression;

namespace Orchestrator.Desk.Sheets;

/// <summary>Whether what a zip unpacks to stays within bounds; counted, since its own words about it may be false.</summary>
internal static class SheetBounds
{
    private const int MostParts = 1000;
    private const int MostUnpacked = 40_000_000;

    /// <summary>Unpacks it to nowhere.</summary>
    /// <exception cref="InvalidDataException">It is no whole zip.</exception>
    public static bool AreKept(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        if (zip.Entries.Count > MostParts)
            return false;
        var buffer = new byte[64 * 1024];
        var total = 0;
        foreach (var entry in zip.Entries)
        {
            using var part = entry.Open();
            while (part.Read(buffer) is > 0 and var read)
            {
                total += read;
                if (total > MostUnpacked)
                    return false;
            }
        }

        return true;
    }
}
