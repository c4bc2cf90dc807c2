using System.Globalization;
using System.Text;

namespace Orchestrator.Storage.Texts;

/// <summary>Where a reader stands in a JSON text, and which names each open object has had.</summary>
internal sealed class JsonPlace
{
    private const int LongestName = 60;

    private readonly List<Level> _levels = [];

    /// <summary>How many objects and lists are open.</summary>
    public int Depth => _levels.Count;

    /// <summary>The path, e.g. <c>$.data.items[2]</c>.</summary>
    public string Path
    {
        get
        {
            var path = new StringBuilder("$");
            foreach (var level in _levels)
            {
                if (level.Names is null)
                {
                    path.Append('[')
                        .Append(Math.Max(0, level.Index).ToString(CultureInfo.InvariantCulture))
                        .Append(']');
                }
                else if (level.Name is { } name)
                {
                    path.Append('.').Append(StoredText.Mend(name, LongestName));
                }
            }

            return path.ToString();
        }
    }

    /// <summary>An object or list begins.</summary>
    public void Open(bool isObject)
    {
        Item();
        _levels.Add(new Level(isObject ? new HashSet<string>(StringComparer.Ordinal) : null));
    }

    /// <summary>It ends.</summary>
    public void Close() => _levels.RemoveAt(_levels.Count - 1);

    /// <summary>A member begins.</summary>
    /// <returns>False: the object has had its name before.</returns>
    public bool Enter(string name)
    {
        var level = _levels[^1];
        level.Name = name;
        return level.Names!.Add(name);
    }

    /// <summary>A value begins: in a list it is the next item.</summary>
    public void Item()
    {
        if (_levels.Count > 0)
            _levels[^1].Index++;
    }

    private sealed class Level(HashSet<string>? names)
    {
        public HashSet<string>? Names { get; } = names;

        public string? Name { get; set; }

        public int Index { get; set; } = -1;
    }
}
