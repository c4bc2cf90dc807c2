namespace Orchestrator.TitleReview.Notices;

/// <summary>条款: a sentence of a notice that a window, deadline or gate rests on.</summary>
/// <param name="Id">E.g. <c>TJ24-4.2-i</c>; unique among all notices.</param>
/// <param name="Notice">The notice's id, e.g. <c>TJ24</c>.</param>
/// <param name="Section">Where it stands, e.g. <c>4.2</c> or 四（二）.</param>
/// <param name="Sentence">Its words, as they stand in the notice's text but for white space.</param>
/// <param name="Kind">One of <see cref="ClauseKinds.All"/>.</param>
public sealed record Clause(string Id, string Notice, string Section, string Sentence, string Kind);
