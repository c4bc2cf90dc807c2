namespace Orchestrator.TitleReview.Reading.Texts;

/// <summary>A paragraph, its lines put together again.</summary>
/// <param name="Plain">Its letters.</param>
/// <param name="IsRow">Whether it is a row of a table: cells parted by tabs.</param>
internal sealed record Paragraph(Plain Plain, bool IsRow)
{
    /// <summary>Its letters.</summary>
    public string Text => Plain.Text;
}
