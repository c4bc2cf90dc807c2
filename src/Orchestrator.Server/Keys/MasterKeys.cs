using System.Security.Cryptography;
using Orchestrator.Storage.Settings;

namespace Orchestrator.Server.Keys;

/// <summary>The master keys of the configuration: one that wraps, and others that may still open, while it is being changed.</summary>
/// <param name="current">Wraps what is stored; null leaves it in the clear.</param>
/// <param name="others">The former one, or the coming one.</param>
internal sealed class MasterKeys(MasterKey? current = null, IReadOnlyList<MasterKey>? others = null)
{
    private readonly IReadOnlyList<MasterKey> _known = [.. current is null ? [] : new[] { current }, .. others ?? []];

    /// <summary>Whether the row is kept as this configuration wants it.</summary>
    public bool IsWrapped(StoredKey row) => row.WrappedBy == current?.Fingerprint;

    /// <summary>Puts a key into its row.</summary>
    public void Close(StoredKey row, byte[] clear)
    {
        row.WrappedBy = current?.Fingerprint;
        row.Content = current is null ? clear : current.Wrap(row.Name, clear);
    }

    /// <summary>
    /// The key in a row; refuses one that no configured master key opens, and a configuration that would lay bare
    /// what is wrapped.
    /// </summary>
    public byte[] Open(StoredKey row)
    {
        if (row.WrappedBy is null)
            return row.Content;
        if (current is null && _known.Count > 0)
        {
            throw new ConfigurationException(
                "数据库中的密钥由主密钥加密，而 Security:MasterKey 未给出；请给出它（只在 Security:OtherMasterKeys 中给出不够）。",
                "the keys in the database are wrapped, and Security:MasterKey is not given; give it (in "
                    + "Security:OtherMasterKeys alone it does not do)."
            );
        }

        try
        {
            if (_known.FirstOrDefault(key => key.Fingerprint == row.WrappedBy) is { } key)
                return key.Unwrap(row.Name, row.Content);
        }
        catch (CryptographicException)
        {
            throw new ConfigurationException(
                $"数据库中的密钥 {row.Name} 已损坏，无法解开；请从备份恢复数据库。",
                $"the key {row.Name} in the database is damaged and cannot be opened; restore the database from its backup."
            );
        }

        throw new ConfigurationException(
            $"数据库中的密钥由主密钥（指纹 {row.WrappedBy}）加密，Security:MasterKey {Have("未给出", "的指纹为")}；请给出数据库所用的主密钥。",
            $"the keys in the database are wrapped by the master key with fingerprint {row.WrappedBy}; "
                + $"Security:MasterKey {Have("is not given", "has")}. "
                + "Give this node the master key of its database."
        );
    }

    private string Have(string nothing, string other) => current is null ? nothing : $"{other} {current.Fingerprint}";
}
