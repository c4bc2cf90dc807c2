namespace Orchestrator.TitleReview.Reading.Texts;

/// <summary>A line of the source that holds something.</summary>
/// <param name="Plain">Its letters.</param>
/// <param name="AfterBlank">Whether an empty line stands before it.</param>
internal sealed record TextLine(Plain Plain, bool AfterBlank)
{
    /// <summary>Its letters.</summary>
    public string Text => Plain.Text;
}
