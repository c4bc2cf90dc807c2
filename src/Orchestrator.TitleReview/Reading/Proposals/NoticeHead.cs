using NodaTime;

namespace Orchestrator.TitleReview.Reading.Proposals;

/// <summary>What a notice says about itself.</summary>
/// <param name="Title">Its title; null when the text has none.</param>
/// <param name="Number">Document number as printed, e.g. 江人社职〔2025〕7号.</param>
/// <param name="Issuer">Who issued it, by signature, heading or title.</param>
/// <param name="Issued">The day of its signature (Asia/Shanghai).</param>
/// <param name="Jurisdiction">The place it is for, e.g. 江州市.</param>
/// <param name="Year">The year it is for: by its title, else its number, else the signature.</param>
public sealed record NoticeHead(
    string? Title,
    string? Number,
    string? Issuer,
    LocalDate? Issued,
    string? Jurisdiction,
    int? Year
)
{
    /// <summary>The working-day calendar of the place: <c>cn</c>, <c>cn-gx</c>.</summary>
    public required string Region { get; init; }

    /// <summary>What its clauses' ids begin with, e.g. <c>JZ25</c>.</summary>
    public required string Prefix { get; init; }
}
