using System.Security.Cryptography;
using System.Text;

namespace Orchestrator.Cases.Applications;

/// <summary>
/// What stands for a person in the database: 128 bits of a keyed hash of the mark that portals and operators give, lower-case hex.
/// </summary>
public static class PersonKeys
{
    /// <summary>The key of a person.</summary>
    /// <param name="person">The mark, always the same for one person.</param>
    /// <param name="hashKey">The installation's person key.</param>
    public static string Of(string person, string hashKey) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(hashKey), Encoding.UTF8.GetBytes(person)).AsSpan(0, 16)
        );
}
