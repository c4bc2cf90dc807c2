namespace Orchestrator.Server.Portals.Pictures;

/// <summary>
/// Tells a picture by reading it, whatever its sender calls it: its frame is walked to the end, so that what begins
/// like a picture and is none is found.
/// </summary>
internal static class Picture
{
    /// <summary>The longest side, in pixels.</summary>
    public const int LongestSide = 30_000;

    /// <summary>The most pixels: what people photograph and scan has fewer.</summary>
    public const long MostPixels = 60_000_000;

    /// <summary>The content type; null when it is no whole PNG, JPEG or WebP.</summary>
    public static string? KindOf(ReadOnlyMemory<byte> bytes) =>
        PngFrame.IsWhole(bytes) ? "image/png"
        : JpegFrame.IsWhole(bytes.Span) ? "image/jpeg"
        : WebpFrame.IsWhole(bytes.Span) ? "image/webp"
        : null;

    /// <summary>Whether a picture may have this size.</summary>
    public static bool IsSize(long width, long height) =>
        width is > 0 and <= LongestSide && height is > 0 and <= LongestSide && width * height <= MostPixels;
}
