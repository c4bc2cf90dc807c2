using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.CommandLine;

/// <summary>
/// Reads the files a verb is given, and finds the definitions they use: among the files given, then in the folders
/// they lie in.
/// </summary>
internal sealed class DefinitionFiles
{
    private const long LargestFile = 50_000_000;

    private readonly Dictionary<string, WorkflowDefinition> _known = new(StringComparer.Ordinal);
    private readonly List<(string File, string Id)> _ids = [];

    /// <summary>File names as given, with their texts.</summary>
    public IReadOnlyList<(string File, string Json)> Given { get; }

    /// <summary>
    /// Reads the files in the order given, then the definitions beside them; whatever else lies there is passed over.
    /// </summary>
    /// <exception cref="UsageException">A given file cannot be read, or is no JSON.</exception>
    public DefinitionFiles(IReadOnlyList<string> files)
    {
        Given = [.. files.Select(file => (file, ReadJson(file)))];
        foreach (var (file, json) in Given)
            Know(file, json);
        var folders = files
            .Select(file => Path.GetDirectoryName(Path.GetFullPath(file))!)
            .Distinct(StringComparer.Ordinal);
        foreach (
            var neighbour in folders
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*.json"))
                .Order(StringComparer.Ordinal)
        )
        {
            // Whatever else lies there is not ours to complain about.
            if (
                new FileInfo(neighbour).Length <= LargestFile
                && !files.Any(file => Path.GetFullPath(file) == neighbour)
            )
            {
                Know(neighbour, File.ReadAllText(neighbour));
            }
        }
    }

    /// <summary>Finds a definition by its id or its name; null when there is none.</summary>
    public WorkflowDefinition? Find(string idOrName) => _known.GetValueOrDefault(idOrName);

    /// <summary>Whether a file that was given holds an activity.</summary>
    public bool Holds(string file, string? activityId) =>
        activityId is not null
        && Given.FirstOrDefault(given => given.File == file).Json is { } json
        && DefinitionReader.Read(json).Definition?.Root.All().Any(node => node.Id == activityId) == true;

    /// <summary>Files that hold a definition of one id, when there are several: which of them is meant nobody can tell.</summary>
    public IEnumerable<Finding> FindDuplicates() =>
        _ids.DistinctBy(known => Path.GetFullPath(known.File))
            .GroupBy(known => known.Id, StringComparer.Ordinal)
            .Where(group => group.Count() > 1 && group.Any(known => Given.Any(given => given.File == known.File)))
            .Select(group => (group.Key, Files: group.Select(known => known.File).ToList()))
            .Select(pair =>
                Finding.Error(
                    "duplicate-definition",
                    null,
                    $"流程编号“{pair.Key}”在{pair.Files.Count}个文件中重复：{string.Join("、", pair.Files)}，无法确定用哪一个。请改其中一个的 definitionId，或把它移出文件夹。",
                    $"The definition id \"{pair.Key}\" is in {pair.Files.Count} files: {string.Join(", ", pair.Files)}; "
                        + "which is meant cannot be told. Give one another definitionId, or move it out of the folder."
                ) with
                {
                    File = pair.Files[0],
                }
            );

    /// <summary>Reads a text file in UTF-8; whatever keeps it from being read is one line.</summary>
    public static string ReadText(string file)
    {
        try
        {
            if (Directory.Exists(file))
                throw new UsageException($"{file} 是文件夹，请给出文件。", $"{file} is a folder; give a file.");
            if (new FileInfo(file) is { Exists: true, Length: > LargestFile })
                throw new UsageException($"{file} 超过 50 MB。", $"{file} is larger than 50 MB.");
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
                .GetString(File.ReadAllBytes(file))
                .TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"{file} 不是 UTF-8 文本。", $"{file} is not UTF-8 text.");
        }
        catch (FileNotFoundException)
        {
            throw new UsageException($"找不到文件 {file}。", $"there is no file {file}.");
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"无法读取 {file}。", $"{file} cannot be read.");
        }
    }

    private static string ReadJson(string file)
    {
        var text = ReadText(file);
        try
        {
            using var _ = JsonDocument.Parse(
                text,
                new JsonDocumentOptions
                {
                    AllowTrailingCommas = true,
                    CommentHandling = JsonCommentHandling.Skip,
                    MaxDepth = 256,
                }
            );
            return text;
        }
        catch (JsonException exception)
        {
            var (line, column) = (exception.LineNumber + 1, exception.BytePositionInLine + 1);
            throw new UsageException(
                $"{file} 第 {line} 行第 {column} 列起不是 JSON。",
                $"{file} is not JSON from line {line}, column {column}."
            );
        }
    }

    private void Know(string file, string json)
    {
        if (DefinitionReader.Read(json).Definition is not { } definition)
            return;
        _ids.Add((file, definition.DefinitionId));
        _known.TryAdd(definition.DefinitionId, definition);
        _known.TryAdd(definition.Name, definition);
    }

    /// <summary>A value as people type it: a JSON number, true, false or null, an object or a list; anything else is text.</summary>
    public static JsonNode? ReadValue(string text)
    {
        if (
            text.Length == 0
            || (
                !char.IsAsciiDigit(text[0])
                && text[0] is not ('-' or '{' or '[' or '"')
                && text is not ("true" or "false" or "null")
            )
        )
        {
            return JsonValue.Create(text);
        }
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
