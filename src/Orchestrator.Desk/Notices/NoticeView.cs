using NodaTime;

namespace Orchestrator.Desk.Notices;

/// <summary>通知: an official notice in force.</summary>
public record NoticeView
{
    /// <summary>E.g. TJ24.</summary>
    public required string Id { get; init; }

    /// <summary>As printed.</summary>
    public required string Title { get; init; }

    /// <summary>文号.</summary>
    public required string? Number { get; init; }

    /// <summary>Who issued it.</summary>
    public required string? Issuer { get; init; }

    /// <summary>When.</summary>
    public required LocalDate? Issued { get; init; }

    /// <summary>The year it governs; null for none.</summary>
    public required int? Year { get; init; }

    /// <summary>The city.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The working-day calendar's region.</summary>
    public required string Region { get; init; }

    /// <summary>Whether it binds every city.</summary>
    public required bool IsNational { get; init; }

    /// <summary>The imported version in force; 0 for one that ships with the program.</summary>
    public required int Version { get; init; }

    /// <summary>How many clauses it has.</summary>
    public required int ClauseCount { get; init; }
}
