using System.Buffers.Binary;
using System.IO.Compression;
using Orchestrator.Server.Portals.Pictures;

namespace Orchestrator.Server.Tests.Support;

/// <summary>Small pictures, made by hand.</summary>
internal static class Pictures
{
    /// <summary>Of one colour, 8 bits of grey.</summary>
    public static byte[] Png(int width, int height, byte shade = 0) =>
        PngOf(
            width,
            height,
            [.. Enumerable.Range(0, height).SelectMany(_ => Enumerable.Repeat(shade, width).Prepend((byte)0))]
        );

    /// <summary>With a header of this size, and these rows as its pixels, whether they fit it or not.</summary>
    public static byte[] PngOf(int width, int height, byte[] rows)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(rows);
        return
        [
            0x89,
            0x50,
            0x4E,
            0x47,
            0x0D,
            0x0A,
            0x1A,
            0x0A,
            .. Chunk("IHDR"u8, header),
            .. Chunk("IDAT"u8, packed.ToArray()),
            .. Chunk("IEND"u8, []),
        ];
    }

    /// <summary>Grey, eight by eight, baseline: one block whose two codes are a bit each.</summary>
    public static byte[] Jpeg() =>
        [
            0xFF,
            0xD8,
            0xFF,
            0xDB,
            0,
            67,
            0,
            .. Enumerable.Repeat((byte)1, 64),
            0xFF,
            0xC0,
            0,
            11,
            8,
            0,
            8,
            0,
            8,
            1,
            1,
            0x11,
            0,
            0xFF,
            0xC4,
            0,
            20,
            0x00,
            1,
            .. new byte[15],
            0,
            0xFF,
            0xC4,
            0,
            20,
            0x10,
            1,
            .. new byte[15],
            0,
            0xFF,
            0xDA,
            0,
            8,
            1,
            1,
            0,
            0,
            63,
            0,
            0x3F,
            0xFF,
            0xD9,
        ];

    /// <summary>One by one, lossy.</summary>
    public static byte[] Webp() => Convert.FromBase64String("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(
            chunk.AsSpan(8 + data.Length),
            PngChecksum.Of(chunk.AsSpan(4, 4 + data.Length))
        );
        return chunk;
    }
}
