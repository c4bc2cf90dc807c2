namespace Orchestrator.Server.Portals.Pictures;

/// <summary>CRC-32 as PNG has it (ISO 3309, reflected).</summary>
internal static class PngChecksum
{
    private static readonly uint[] Table =
    [
        .. Enumerable
            .Range(0, 256)
            .Select(index =>
            {
                var value = (uint)index;
                for (var bit = 0; bit < 8; bit++)
                    value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
                return value;
            }),
    ];

    /// <summary>The checksum of a chunk's type and data, as PNG counts it (CRC-32).</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var value = uint.MaxValue;
        foreach (var each in bytes)
            value = (value >> 8) ^ Table[(byte)(value ^ each)];
        return ~value;
    }
}
