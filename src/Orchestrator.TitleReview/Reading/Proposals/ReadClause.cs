namespace Orchestrator.TitleReview.Reading.Proposals;

/// <summary>条款: a sentence of the notice.</summary>
/// <param name="Id">E.g. <c>JZ25-2.1-a</c>: place and year, section, the sentence's letter in it. Words and spaces
/// inside may change without changing it.</param>
/// <param name="Section">The numbers of the headings it stands under, <c>2.1</c>; <c>0</c> before the first,
/// <c>A1</c> in the first annex.</param>
/// <param name="Heading">The nearest heading; null when there is none.</param>
/// <param name="Text">The sentence, white space left out.</param>
/// <param name="Kind">The form of its first rule, or <c>text</c>.</param>
public sealed record ReadClause(string Id, string Section, string? Heading, string Text, string Kind);
