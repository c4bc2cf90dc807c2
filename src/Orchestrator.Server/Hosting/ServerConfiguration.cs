namespace Orchestrator.Server.Hosting;

/// <summary>Where configuration comes from: the file beside the program, then the environment, then the command line.</summary>
internal static class ServerConfiguration
{
    /// <summary>Reads all three; later ones win.</summary>
    /// <exception cref="ConfigurationException">
    /// An argument or a section is unknown, or the file cannot be read.
    /// </exception>
    public static IConfigurationRoot Load(string[] args)
    {
        try
        {
            Refuse(args);
            var file = new ConfigurationBuilder()
                .SetBasePath(AppContext.BaseDirectory)
                .AddJsonFile("appsettings.json", optional: true)
                .Build();
            foreach (var section in file.GetChildren())
                RefuseUnknown(section.Key);
            return new ConfigurationBuilder()
                .SetBasePath(AppContext.BaseDirectory)
                .AddJsonFile("appsettings.json", optional: true)
                .AddEnvironmentVariables()
                .AddCommandLine(args)
                .Build();
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException)
        {
            var why = (exception.InnerException?.Message ?? exception.Message).ReplaceLineEndings(" ");
            throw new ConfigurationException($"无法读取配置（{why}）。", $"it cannot be read ({why}).");
        }
    }

    // A misspelt argument must not start a server that ignores it.
    private static void Refuse(string[] args)
    {
        for (var index = 0; index < args.Length; index++)
        {
            var argument = args[index];
            if (!argument.StartsWith("--", StringComparison.Ordinal))
            {
                throw new ConfigurationException(
                    $"不认识的参数“{argument}”，--help 显示用法。",
                    $"unknown argument \"{argument}\"; --help shows how."
                );
            }
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var key = equals < 0 ? argument[2..] : argument[2..equals];
            RefuseUnknown(key);
            if (equals < 0 && ++index == args.Length)
                throw new ConfigurationException($"{key} 缺少值。", $"{key} needs a value.");
        }
    }

    private static void RefuseUnknown(string key)
    {
        if (!KnownSettings.HasSection(key.Split(':')[0]))
        {
            throw new ConfigurationException(
                $"没有配置项 {key}，--help 显示用法。",
                $"there is no setting {key}; --help shows how."
            );
        }
    }
}
