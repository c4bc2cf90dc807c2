using System.Security.Cryptography;
using System.Text;

namespace Orchestrator.Server.Keys;

/// <summary>
/// A key from the configuration that wraps the keys in the database (AES-256-GCM), so that a copy of the database
/// alone opens nothing.
/// </summary>
internal sealed class MasterKey
{
    /// <summary>Characters that a master key has at least.</summary>
    public const int LeastLength = 32;

    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly byte[] _key;

    /// <param name="text">As configured, at least <see cref="LeastLength"/> characters.</param>
    public MasterKey(string text)
    {
        var secret = Encoding.UTF8.GetBytes(text);
        _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "orchestrator key wrap"u8.ToArray());
        Fingerprint = Keys.Fingerprint.Of(text);
    }

    /// <summary>Tells master keys apart without showing them.</summary>
    public string Fingerprint { get; }

    /// <summary>Nonce, cipher text, tag.</summary>
    /// <param name="name">Bound to the result: a wrapped key cannot be put in another's place.</param>
    /// <param name="clear">The key.</param>
    public byte[] Wrap(string name, byte[] clear)
    {
        var wrapped = new byte[NonceSize + clear.Length + TagSize];
        var nonce = wrapped.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_key, TagSize);
        cipher.Encrypt(
            nonce,
            clear,
            wrapped.AsSpan(NonceSize, clear.Length),
            wrapped.AsSpan(NonceSize + clear.Length),
            Encoding.UTF8.GetBytes(name)
        );
        return wrapped;
    }

    /// <summary>The key; throws <see cref="CryptographicException"/> when it was not wrapped by this master key under this name.</summary>
    public byte[] Unwrap(string name, byte[] wrapped)
    {
        if (wrapped.Length < NonceSize + TagSize)
            throw new CryptographicException("A wrapped key is torn.");
        var clear = new byte[wrapped.Length - NonceSize - TagSize];
        var text = wrapped.AsSpan(NonceSize, clear.Length);
        using var cipher = new AesGcm(_key, TagSize);
        cipher.Decrypt(
            wrapped.AsSpan(0, NonceSize),
            text,
            wrapped.AsSpan(NonceSize + clear.Length),
            clear,
            Encoding.UTF8.GetBytes(name)
        );
        return clear;
    }
}
