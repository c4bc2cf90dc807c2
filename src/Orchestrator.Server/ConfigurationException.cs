namespace Orchestrator.Server;

/// <summary>A configuration value that cannot be used: one line with key, value and what is expected; exit code 2.</summary>
internal sealed class ConfigurationException(string chinese, string english) : Exception(english)
{
    /// <summary>What is printed: one line in Chinese and English, without a secret.</summary>
    public string Line { get; } = $"配置错误：{chinese} Configuration: {english}";

    /// <summary>A value that is not what is expected.</summary>
    public static ConfigurationException Value(string key, string? value, string chinese, string english) =>
        new($"{key} 的值“{value}”无效，应为{chinese}。", $"{key} has the value \"{value}\"; expected {english}.");

    /// <summary>A value that must not be shown.</summary>
    public static ConfigurationException Secret(string key, string chinese, string english) =>
        new($"{key} 无效，应为{chinese}。", $"{key} is not usable; expected {english}.");
}
