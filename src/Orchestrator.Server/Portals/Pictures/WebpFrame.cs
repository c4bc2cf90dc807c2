using System.Buffers.Binary;

namespace Orchestrator.Server.Portals.Pictures;

/// <summary>
/// WebP (RFC 9649): a RIFF container as long as it says, whose chunks fill it, with a VP8 key frame or a VP8L image
/// of a possible size.
/// </summary>
internal static class WebpFrame
{
    /// <summary>Whether the bytes are one whole picture; its pixels are not decoded.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30 || !bytes.StartsWith("RIFF"u8) || !bytes[8..].StartsWith("WEBP"u8))
            return false;
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) != bytes.Length - 8)
            return false;
        return HasImage(bytes[12..], isInside: false);
    }

    private static bool HasImage(ReadOnlySpan<byte> chunks, bool isInside)
    {
        var found = false;
        while (chunks.Length >= 8)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(chunks[4..]);
            if (length > chunks.Length - 8)
                return false;
            var data = chunks.Slice(8, (int)length);
            if (chunks.StartsWith("VP8 "u8))
            {
                found = IsKeyFrame(data);
            }
            else if (chunks.StartsWith("VP8L"u8))
            {
                found = IsLossless(data);
            }
            else if (
                chunks.StartsWith("VP8X"u8)
                && (data.Length != 10 || !Picture.IsSize(1 + UInt24(data[4..]), 1 + UInt24(data[7..])))
            )
            {
                return false;
            }
            else if (chunks.StartsWith("ANMF"u8) && !isInside && data.Length > 16)
            {
                found |= HasImage(data[16..], isInside: true);
            }
            var whole = 8 + (int)length + (int)(length & 1);
            if (whole > chunks.Length)
                return false;
            chunks = chunks[whole..];
        }

        return found && chunks.IsEmpty;
    }

    private static bool IsKeyFrame(ReadOnlySpan<byte> data)
    {
        if (data.Length < 20 || (data[0] & 1) != 0 || data[3] != 0x9D || data[4] != 0x01 || data[5] != 0x2A)
            return false;
        var firstPart = UInt24(data) >> 5;
        return firstPart > 0
            && 10 + firstPart <= data.Length
            && Picture.IsSize(
                BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF
            );
    }

    private static bool IsLossless(ReadOnlySpan<byte> data)
    {
        if (data.Length < 10 || data[0] != 0x2F)
            return false;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
        return bits >> 29 == 0 && Picture.IsSize(1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));
    }

    private static int UInt24(ReadOnlySpan<byte> data) => data[0] | (data[1] << 8) | (data[2] << 16);
}
