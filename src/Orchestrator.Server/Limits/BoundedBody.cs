using System.Buffers;

namespace Orchestrator.Server.Limits;

/// <summary>
/// Reads a request's body: it takes the memory of what arrives, once, and a length that is only claimed takes none.
/// </summary>
internal static class BoundedBody
{
    private const int Piece = 64 * 1024;

    /// <summary>The whole body.</summary>
    /// <exception cref="BadHttpRequestException">413: it is longer.</exception>
    public static async Task<byte[]> ReadAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        var pieces = new List<byte[]>();
        try
        {
            var length = 0;
            while (true)
            {
                var piece = ArrayPool<byte>.Shared.Rent(Piece);
                pieces.Add(piece);
                var read = await body.ReadAtLeastAsync(
                    piece.AsMemory(0, Piece),
                    Piece,
                    throwOnEndOfStream: false,
                    cancellationToken
                );
                length += read;
                if (length > most)
                    throw new BadHttpRequestException("Too large.", StatusCodes.Status413PayloadTooLarge);
                if (read < Piece)
                    return Join(pieces, length);
            }
        }
        finally
        {
            pieces.ForEach(piece => ArrayPool<byte>.Shared.Return(piece));
        }
    }

    private static byte[] Join(List<byte[]> pieces, int length)
    {
        var whole = GC.AllocateUninitializedArray<byte>(length);
        for (var at = 0; at < length; at += Piece)
            pieces[at / Piece].AsSpan(0, Math.Min(Piece, length - at)).CopyTo(whole.AsSpan(at));
        return whole;
    }
}
