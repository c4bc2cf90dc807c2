namespace Orchestrator.TitleReview.Reading.Texts;

/// <summary>A sentence with its place among the sections.</summary>
/// <param name="Section">The numbers of the headings it stands under; <c>0</c> before the first.</param>
/// <param name="Headings">The headings' words, outermost first.</param>
/// <param name="Plain">Its letters.</param>
/// <param name="IsRow">Whether it is a row of a table.</param>
internal sealed record Sentence(string Section, IReadOnlyList<string> Headings, Plain Plain, bool IsRow)
{
    /// <summary>Its letters.</summary>
    public string Text => Plain.Text;
}
