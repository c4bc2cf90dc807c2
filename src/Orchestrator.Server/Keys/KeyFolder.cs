using System.Xml;
using System.Xml.Linq;

namespace Orchestrator.Server.Keys;

/// <summary>The folder in which a node kept its keys before they lay in the database.</summary>
internal sealed class KeyFolder(string dataFolder)
{
    /// <summary>Where the person key stood, as people know it.</summary>
    public const string PersonKeyPlace = "data/keys/person.key";

    private const int PersonKeyLength = 64;

    private readonly string _path = Path.Combine(dataFolder, "keys");

    /// <summary>The ring's keys by their names; refuses a file that is empty or torn.</summary>
    public IReadOnlyDictionary<string, XElement> ReadRing() =>
        Directory.Exists(_path)
            ? Directory
                .EnumerateFiles(_path, "*.xml")
                .Order(StringComparer.Ordinal)
                .ToDictionary(file => Path.GetFileNameWithoutExtension(file), ReadKey)
            : new Dictionary<string, XElement>();

    /// <summary>The key that hashes persons; null when the folder has none.</summary>
    public string? ReadPersonKey()
    {
        var file = Path.Combine(_path, "person.key");
        if (!File.Exists(file))
            return null;
        var key = File.ReadAllText(file).Trim();
        return key.Length == PersonKeyLength && key.All(char.IsAsciiHexDigitLower) ? key : throw Torn(file);
    }

    /// <summary>Removes what has moved into the database.</summary>
    public void Remove()
    {
        if (Directory.Exists(_path))
            Directory.Delete(_path, recursive: true);
    }

    private static XElement ReadKey(string file)
    {
        try
        {
            return XElement.Load(file);
        }
        catch (XmlException)
        {
            throw Torn(file);
        }
    }

    private static ConfigurationException Torn(string file) =>
        new(
            $"密钥文件 {file} 是空的或不完整；请从备份恢复该文件。",
            $"the key file {file} is empty or torn; restore it from a backup."
        );
}
