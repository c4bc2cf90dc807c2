using NodaTime;

namespace Orchestrator.TitleReview.Notices;

/// <summary>通知: an official notice as data (D15). National rules are notices too: they hold everywhere.</summary>
public sealed record OfficialNotice
{
    /// <summary>Short and unique, e.g. <c>TJ24</c>; definitions name it.</summary>
    public required string Id { get; init; }

    /// <summary>Its title as printed.</summary>
    public required string Title { get; init; }

    /// <summary>文号, e.g. 咸职改办〔2024〕12号; null when the notice has none.</summary>
    public string? Number { get; init; }

    /// <summary>Who issued it.</summary>
    public string? Issuer { get; init; }

    /// <summary>The day of issue; null when the notice names none.</summary>
    public LocalDate? Issued { get; init; }

    /// <summary>The year whose reviews it governs; 0 for one of no year.</summary>
    public int Year { get; init; }

    /// <summary>The city, 全国 for a national rule.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The working-day calendar's region; default <c>cn</c>.</summary>
    public required string Region { get; init; }

    /// <summary>Whether it binds every city.</summary>
    public bool IsNational { get; init; }

    /// <summary>SHA-256 of <see cref="Text"/> in UTF-8, lower-case hexadecimal; null when it was made without its text.</summary>
    public string? TextHash { get; init; }

    /// <summary>The whole text; null when the file has none.</summary>
    public string? Text { get; init; }

    /// <summary>A remark about the source.</summary>
    public string? Note { get; init; }

    /// <summary>Its clauses, in the order of the text.</summary>
    public required IReadOnlyList<Clause> Clauses { get; init; }

    /// <summary>The minima it sets.</summary>
    public required IReadOnlyList<NoticeFloor> Floors { get; init; }

    /// <summary>Title and number, as a list shows it.</summary>
    public string FullTitle => Number is null ? Title : $"{Title}（{Number}）";

    /// <summary>As a proof cites it: 《…》（文号）.</summary>
    public string Citation => Number is null ? $"《{Title}》" : $"《{Title}》（{Number}）";
}
