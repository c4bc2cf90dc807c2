using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Orchestrator.Server.Hosting;

/// <summary>The certificate that an https address needs.</summary>
internal static class ListenCertificate
{
    /// <summary>Where the certificate stands for addresses that have none of their own.</summary>
    public const string DefaultKey = "Kestrel:Certificates:Default";

    /// <exception cref="ConfigurationException">There is none, or it cannot be opened.</exception>
    public static void Check(string key, string url, IConfigurationSection section)
    {
        if (!section.Exists())
        {
            throw new ConfigurationException(
                $"{key} 的地址 {url} 需要证书：请设置 {DefaultKey}:Path 与 :Password，或改用 http 并由反向代理提供 https。",
                $"{key}: {url} needs a certificate; set {DefaultKey}:Path and :Password, or use http behind a reverse "
                    + "proxy that serves https."
            );
        }

        // Without a path Kestrel looks into the system's store.
        if (section["Path"] is not { Length: > 0 } path)
            return;
        try
        {
            using var certificate = Open(section, path);
            if (!certificate.HasPrivateKey)
                throw Unusable(section, path, "no private key");
        }
        catch (Exception exception)
            when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw Unusable(section, path, exception.Message);
        }
    }

    private static X509Certificate2 Open(IConfigurationSection section, string path)
    {
        // Paths are relative to the program, as in Kestrel.
        var file = Path.Combine(AppContext.BaseDirectory, path);
        var password = section["Password"];
        if (section["KeyPath"] is not { Length: > 0 } keyPath)
            return X509CertificateLoader.LoadPkcs12FromFile(file, password);
        var key = Path.Combine(AppContext.BaseDirectory, keyPath);
        return password is null
            ? X509Certificate2.CreateFromPemFile(file, key)
            : X509Certificate2.CreateFromEncryptedPemFile(file, password, key);
    }

    private static ConfigurationException Unusable(IConfigurationSection section, string path, string why) =>
        new(
            $"{section.Path} 的证书 {path} 不能使用（{why}），请检查文件、私钥与密码。",
            $"{section.Path}: the certificate {path} cannot be used ({why}); check the file, its private key and the password."
        );
}
