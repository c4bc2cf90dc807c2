using System.Text;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Reading.Texts;

/// <summary>
/// A piece of a notice as the grammar sees it: half-width, one kind of dash, no white space but cells' bounds
/// (<c>\t</c>) and spaces between
/// Latin words. Each letter knows where it stands in the source. Immutable.
/// </summary>
internal sealed class Plain
{
    private readonly int[] _at;
    private readonly bool[] _joined;

    public Plain(string text, int[] at, bool[] joined)
    {
        Text = text;
        _at = at;
        _joined = joined;
    }

    /// <summary>The letters.</summary>
    public string Text { get; }

    /// <summary>How many letters.</summary>
    public int Length => Text.Length;

    /// <summary>Where a letter stands in the source.</summary>
    public int SourceOf(int index) => _at[index];

    /// <summary>The stretch of the source from a letter up to another, the latter not included.</summary>
    public TextRange RangeOf(int start, int end) =>
        end <= start
            ? new TextRange(start < _at.Length ? _at[start] : 0, 0)
            : new TextRange(_at[start], _at[end - 1] - _at[start] + 1);

    /// <summary>The words of the source, without white space and what stands between pages.</summary>
    public string Original(string source, int start, int end)
    {
        var text = new StringBuilder(end - start);
        for (var index = start; index < end; index++)
        {
            if (index > start && _at[index] == _at[index - 1])
                continue;
            var letter = Text[index] is ' ' or '\t' ? Text[index] : source[_at[index]];
            text.Append(letter);
        }

        return text.ToString();
    }

    /// <summary>Whether white space or a line's end stood before a letter.</summary>
    public bool IsJoined(int index) => _joined[index];

    /// <summary>Whether white space stood between two digits of the stretch: they may be one number or two.</summary>
    public bool HasJoinedDigits(int start, int end)
    {
        for (var index = start + 1; index < end; index++)
        {
            if (_joined[index] && char.IsAsciiDigit(Text[index]) && char.IsAsciiDigit(Text[index - 1]))
                return true;
        }

        return false;
    }

    /// <summary>A part.</summary>
    public Plain Slice(int start, int end) => new(Text[start..end], _at[start..end], _joined[start..end]);
}
