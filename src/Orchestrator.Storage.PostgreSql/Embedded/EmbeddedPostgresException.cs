namespace Orchestrator.Storage.PostgreSql.Embedded;

/// <summary>The embedded PostgreSQL cannot run; the message says why and what to do, in Chinese and English.</summary>
public sealed class EmbeddedPostgresException(string chinese, string english, Exception? inner = null)
    : Exception($"{chinese} {english}", inner)
{
    /// <summary>The sentence in Chinese.</summary>
    public string Chinese { get; } = chinese;

    /// <summary>The sentence in English.</summary>
    public string English { get; } = english;
}
