namespace Orchestrator.Server.CommandLine;

/// <summary>Wrong usage or unreadable input: one line for the person who typed it, exit code 2.</summary>
internal sealed class UsageException(string chinese, string english) : Exception(english)
{
    /// <summary>What is wrong, in Chinese; the message is the same in English.</summary>
    public string Chinese { get; } = chinese;

    /// <summary>One line, whatever the input held.</summary>
    public string Line => $"错误：{Chinese} Error: {Message}".ReplaceLineEndings(" ");
}
