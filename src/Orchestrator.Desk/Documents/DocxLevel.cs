namespace Orchestrator.Desk.Documents;

/// <summary>A level of one of Word's lists.</summary>
/// <param name="Start">The first number.</param>
/// <param name="Format">How numbers are written, in Word's names.</param>
/// <param name="Text">What stands before the paragraph; <c>%1</c> is the first level's number.</param>
internal sealed record DocxLevel(int Start, string Format, string Text);
