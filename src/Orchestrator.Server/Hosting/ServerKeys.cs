using System.Security.Cryptography;
using Orchestrator.Engine;

namespace Orchestrator.Server.Hosting;

/// <summary>The keys in the data folder: those that protect secrets in the database, and the one that hashes persons.</summary>
internal static class ServerKeys
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The folder, made when missing, for its owner alone.</summary>
    public static DirectoryInfo Folder(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "keys");
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OwnerOnly);
    }

    /// <summary>Gives the engine its person key: configured, or made once and kept.</summary>
    public static void Complete(EngineOptions engine, string dataFolder)
    {
        if (engine.PersonHashKey.Length > 0) return;
        var file = Path.Combine(Folder(dataFolder).FullName, "person.key");
        if (!File.Exists(file)) File.WriteAllText(file, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        engine.PersonHashKey = File.ReadAllText(file).Trim();
    }
}
