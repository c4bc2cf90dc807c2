namespace Orchestrator.TitleReview.Reading.Texts;

/// <summary>The headings that are open while a text is read from the top.</summary>
internal sealed class SectionPath
{
    private readonly List<(int Level, int Number, string Heading)> _open = [];
    private string _annex = "";

    /// <summary>Their numbers: <c>2.1</c>; <c>0</c> before the first, <c>A1</c> in an annex.</summary>
    public string Numbers =>
        (_annex, _open.Count) switch
        {
            ("", 0) => "0",
            ({ Length: > 0 }, 0) => _annex,
            _ => (_annex.Length == 0 ? "" : _annex + ".") + string.Join('.', _open.Select(part => part.Number)),
        };

    /// <summary>Their words, outermost first; without those that are no heading but begin a sentence.</summary>
    public IReadOnlyList<string> Headings =>
        [.. _open.Select(part => part.Heading).Where(heading => heading.Length > 0)];

    /// <summary>The last number at the outermost level; 0 before the first.</summary>
    public int Top { get; private set; }

    /// <summary>Opens a section and closes those inside its neighbour.</summary>
    public void Open(int level, int number, string heading)
    {
        _open.RemoveAll(part => part.Level >= level);
        _open.Add((level, number, heading));
        if (level == 1)
            Top = number;
    }

    /// <summary>Gives the innermost section its words.</summary>
    public void Name(string heading)
    {
        if (_open.Count > 0)
            _open[^1] = _open[^1] with { Heading = heading };
    }

    /// <summary>Begins an annex.</summary>
    public void BeginAnnex(string number)
    {
        _open.Clear();
        _annex = "A" + number;
    }
}
