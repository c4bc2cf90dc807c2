using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Orchestrator.Server.Portals.Pictures;

/// <summary>
/// JPEG (ITU-T T.81): segments one after the other, a frame with its size and components, scans whose components and
/// tables exist and that have
/// data enough for the frame, and its end.
/// </summary>
internal static class JpegFrame
{
    // A block of 64 samples takes two codes at the least: a bit each.
    private const int FewestBitsPerBlock = 2;

    /// <summary>Whether the bytes are one whole picture; its samples are not decoded.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8)
            return false;
        var (at, data, frame) = (2, 0L, default(Frame));
        var (hasHuffman, hasQuantization, scans) = (false, false, 0);
        while (at + 2 <= bytes.Length)
        {
            if (bytes[at] != 0xFF)
                return false;
            var marker = bytes[at + 1];
            at += marker == 0xFF ? 1 : 2;
            if (marker is 0xFF or 0x01)
                continue;
            if (marker == 0xD9)
                return scans > 0 && hasQuantization && data * 8 >= frame.Blocks * FewestBitsPerBlock;
            if (at + 2 > bytes.Length)
                return false;
            int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
            if (length < 2 || at + length > bytes.Length)
                return false;
            var segment = bytes.Slice(at + 2, length - 2);
            at += length;
            switch (marker)
            {
                case 0xDB:
                    hasQuantization |= segment.Length >= 65;
                    break;
                case 0xC4:
                    hasHuffman |= segment.Length >= 17;
                    break;
                case 0xCC:
                    hasHuffman = true;
                    break;
                case >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC):
                    if (frame.Components != 0 || !TryReadFrame(segment, out frame))
                        return false;
                    break;
                case 0xDA:
                    if (frame.Components == 0 || !hasHuffman || !IsScan(segment, frame.Components))
                        return false;
                    var end = EndOfData(bytes, at);
                    if (end == at)
                        return false;
                    (data, at, scans) = (data + end - at, end, scans + 1);
                    break;
                case 0xD8 or (>= 0xD0 and <= 0xD7):
                    return false;
            }
        }

        return false;
    }

    private static bool TryReadFrame(ReadOnlySpan<byte> segment, out Frame frame)
    {
        frame = default;
        if (segment.Length < 9 || segment[0] is not (8 or 12 or 16))
            return false;
        var (height, width, components) = (
            BinaryPrimitives.ReadUInt16BigEndian(segment[1..]),
            BinaryPrimitives.ReadUInt16BigEndian(segment[3..]),
            segment[5]
        );
        if (!Picture.IsSize(width, height) || components is not (1 or 3 or 4) || segment.Length != 6 + (3 * components))
            return false;
        for (var i = 0; i < components; i++)
        {
            if (
                (segment[7 + (3 * i)] >> 4) is 0 or > 4
                || (segment[7 + (3 * i)] & 15) is 0 or > 4
                || segment[8 + (3 * i)] > 3
            )
            {
                return false;
            }
        }

        // Of the first component, which is sampled most finely.
        frame = new Frame(components, (long)((width + 7) / 8) * ((height + 7) / 8));
        return true;
    }

    private static bool IsScan(ReadOnlySpan<byte> segment, int components) =>
        segment.Length >= 6 && segment[0] >= 1 && segment[0] <= components && segment.Length == 4 + (2 * segment[0]);

    /// <summary>Where a scan's coded data end: at a marker that is no stuffed byte and no restart.</summary>
    private static int EndOfData(ReadOnlySpan<byte> bytes, int from)
    {
        for (var at = from; at + 1 < bytes.Length; at++)
        {
            if (bytes[at] != 0xFF)
                continue;
            if (bytes[at + 1] is 0x00 or (>= 0xD0 and <= 0xD7))
                at++;
            else if (bytes[at + 1] != 0xFF)
                return at;
        }

        return bytes.Length;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Frame(int Components, long Blocks);
}
