using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>One day of a proof: counted or skipped, why, and by which document.</summary>
/// <param name="Date">The civil day looked at.</param>
/// <param name="Counted">True when the day moved the count on.</param>
/// <param name="ReasonZh">Natural Chinese, e.g. 「星期六 国庆节调休上班，计入（国办发明电〔2023〕7号）」.</param>
/// <param name="ReasonEn">The same in English.</param>
/// <param name="DocumentNo">The document that makes the day what it is, or null.</param>
/// <param name="Provisional">True when no official data covers the day; the reasons then say why.</param>
public sealed record ProofStep(
    LocalDate Date,
    bool Counted,
    string ReasonZh,
    string ReasonEn,
    string? DocumentNo,
    bool Provisional
)
{
    /// <summary>The line as an official reads it: date, weekday, reason.</summary>
    public override string ToString() => IsoDate.Write(Date) + " " + ReasonZh;

    internal static ProofStep Of(DayFact fact, bool counted) =>
        Of(fact, counted, counted ? TextId.ProofCounted : TextId.ProofSkipped, fact.Reason);

    internal static ProofStep Of(DayFact fact, bool counted, string textId, params object?[] values)
    {
        var text = TextCatalogue.Of(textId, values);
        if (fact.DocumentNo is not null)
            text = text.Followed(TextCatalogue.Of(TextId.ProofDocument, fact.DocumentNo));
        if (fact.ProvisionalReason is not null)
            text = text.Followed(TextCatalogue.Of(TextId.ProofProvisional, fact.ProvisionalReason));
        return new ProofStep(fact.Date, counted, text.Chinese, text.English, fact.DocumentNo, fact.Provisional);
    }
}
