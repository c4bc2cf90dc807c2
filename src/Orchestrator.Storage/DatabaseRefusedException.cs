namespace Orchestrator.Storage;

/// <summary>
/// The database cannot be used as it is; the message says what is wrong and what to do, in Chinese and English, in
/// one line and without a secret.
/// </summary>
public sealed class DatabaseRefusedException(string chinese, string english, Exception? inner = null)
    : Exception($"{chinese} {english}", inner);
