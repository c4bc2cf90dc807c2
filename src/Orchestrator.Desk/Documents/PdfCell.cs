using System.Text;

namespace Orchestrator.Desk.Documents;

/// <summary>Letters of a line that stand together; a line of a table has several.</summary>
internal sealed class PdfCell
{
    /// <summary>Where it begins, in points from the left.</summary>
    public required double From { get; set; }

    /// <summary>Where it ends.</summary>
    public required double To { get; set; }

    /// <summary>Its letters.</summary>
    public StringBuilder Text { get; } = new();

    /// <summary>Whether two cells stand above each other.</summary>
    public bool IsInColumnOf(PdfCell other) => From < other.To && other.From < To;

    /// <summary>Takes the letters of the cell below.</summary>
    public void Append(PdfCell below)
    {
        Text.Append(below.Text);
        (From, To) = (Math.Min(From, below.From), Math.Max(To, below.To));
    }
}
