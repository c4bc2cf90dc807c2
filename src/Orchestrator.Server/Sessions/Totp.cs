using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Orchestrator.Server.Sessions;

/// <summary>Codes by time (RFC 6238): six digits of HMAC-SHA1 every 30 seconds, as every authenticator application shows them.</summary>
internal static class Totp
{
    private const int StepSeconds = 30;
    private const int SecretBytes = 20;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] MakeSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>The code of a time step.</summary>
    public static string CodeOf(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        // SHA-1 is what the standard's applications have; nothing here rests on its collisions.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    public static long StepAt(Instant now) => now.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>
    /// The step whose code it is: now, the one before or the one after, for clocks that differ; null when it is none
    /// later than the last one used.
    /// </summary>
    public static long? StepOf(byte[] secret, string code, Instant now, long lastUsed)
    {
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
        {
            var same = CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(CodeOf(secret, step)),
                Encoding.UTF8.GetBytes(code)
            );
            if (same && step > lastUsed)
                found ??= step;
        }

        return found;
    }

    /// <summary>The secret in base32, without padding.</summary>
    public static string Write(byte[] secret)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < secret.Length * 8; bit += 5)
        {
            var value = (secret[bit / 8] << 8) | (bit / 8 + 1 < secret.Length ? secret[(bit / 8) + 1] : 0);
            text.Append(Base32[(value >> (11 - (bit % 8))) & 31]);
        }

        return text.ToString();
    }

    public static string Uri(byte[] secret, string account) =>
        $"otpauth://totp/Orchestrator:{System.Uri.EscapeDataString(account)}?secret={Write(secret)}&issuer=Orchestrator";
}
