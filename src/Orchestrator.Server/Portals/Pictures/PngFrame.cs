using System.Buffers.Binary;
using System.IO.Compression;

namespace Orchestrator.Server.Portals.Pictures;

/// <summary>PNG (ISO/IEC 15948): every chunk with its checksum, and the pixels unpacked to exactly as many as the header says.</summary>
internal static class PngFrame
{
    private const int HeaderLength = 13;

    // First column and row of each pass of an interlaced picture, and the steps between.
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes =
    [
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    ];

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Whether the bytes are one whole picture and nothing after it.</summary>
    public static bool IsWhole(ReadOnlyMemory<byte> bytes)
    {
        if (!bytes.Span.StartsWith(Signature))
            return false;
        var (at, expected, hasPalette, needsPalette) = (Signature.Length, -1L, false, false);
        var packed = new List<ReadOnlyMemory<byte>>();
        while (bytes.Length - at >= 12)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes.Span[at..]);
            if (length > bytes.Length - at - 12)
                return false;
            var chunk = bytes.Slice(at + 4, (int)length + 4);
            if (
                PngChecksum.Of(chunk.Span) != BinaryPrimitives.ReadUInt32BigEndian(bytes.Span[(at + 8 + (int)length)..])
            )
            {
                return false;
            }
            var type = chunk.Span[..4];
            var data = chunk[4..];
            at += 12 + (int)length;
            if (type.SequenceEqual("IHDR"u8))
            {
                if (expected >= 0 || !TryReadHeader(data.Span, out expected, out needsPalette))
                    return false;
            }
            else if (expected < 0)
            {
                return false;
            }
            else if (type.SequenceEqual("PLTE"u8))
            {
                hasPalette = length is > 0 and <= 768 && length % 3 == 0;
            }
            else if (type.SequenceEqual("IDAT"u8))
            {
                packed.Add(data);
            }
            else if (type.SequenceEqual("IEND"u8))
            {
                return at == bytes.Length && length == 0 && (hasPalette || !needsPalette) && Unpacks(packed, expected);
            }
        }

        return false;
    }

    /// <param name="header">The chunk's data.</param>
    /// <param name="expected">Bytes of all rows, each with its filter.</param>
    /// <param name="needsPalette">Whether the pixels are numbers of colours.</param>
    private static bool TryReadHeader(ReadOnlySpan<byte> header, out long expected, out bool needsPalette)
    {
        (expected, needsPalette) = (-1, false);
        if (header.Length != HeaderLength)
            return false;
        var (width, height) = (
            BinaryPrimitives.ReadUInt32BigEndian(header),
            BinaryPrimitives.ReadUInt32BigEndian(header[4..])
        );
        var (depth, colour, interlaced) = (header[8], header[9], header[12]);
        var channels = colour switch
        {
            0 or 3 => 1,
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 0,
        };
        var fits = colour switch
        {
            0 => depth is 1 or 2 or 4 or 8 or 16,
            3 => depth is 1 or 2 or 4 or 8,
            _ => depth is 8 or 16,
        };
        if (
            !Picture.IsSize(width, height)
            || channels == 0
            || !fits
            || header[10] != 0
            || header[11] != 0
            || interlaced > 1
        )
        {
            return false;
        }
        needsPalette = colour == 3;
        var bits = channels * depth;
        expected =
            interlaced == 0
                ? Rows(width, height, bits)
                : Passes.Sum(pass =>
                    Rows(
                        (width - pass.X + pass.StepX - 1) / pass.StepX,
                        (height - pass.Y + pass.StepY - 1) / pass.StepY,
                        bits
                    )
                );
        return true;
    }

    private static long Rows(long width, long height, int bits) =>
        width <= 0 || height <= 0 ? 0 : height * (1 + (((width * bits) + 7) / 8));

    private static bool Unpacks(IReadOnlyList<ReadOnlyMemory<byte>> packed, long expected)
    {
        try
        {
            using var pixels = new ZLibStream(new PartsStream(packed), CompressionMode.Decompress);
            var (buffer, read) = (new byte[32_768], 0L);
            for (int count; (count = pixels.Read(buffer)) > 0; )
            {
                if ((read += count) > expected)
                    return false;
            }

            return read == expected;
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException)
        {
            return false;
        }
    }
}
