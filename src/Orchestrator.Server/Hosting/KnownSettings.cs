namespace Orchestrator.Server.Hosting;

/// <summary>
/// Every setting there is. A name that is not among them is a typing error, not a default: the server does not start
/// with it.
/// </summary>
internal static class KnownSettings
{
    // A section without names is one value; a name that ends in * holds a list or names of its own.
    private static readonly Dictionary<string, string[]> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Urls"] = [],
        ["AllowedHosts"] = [],
        ["Environment"] = [],
        ["Logging"] = ["LogLevel*", "Console*", "Debug*", "EventSource*", "EventLog*"],
        ["Kestrel"] = ["Endpoints*", "EndpointDefaults*", "Certificates*"],
        ["Data"] = ["Folder"],
        ["Database"] = ["Provider", "ConnectionString", "Port"],
        ["Practice"] = ["Start"],
        ["Jobs"] = ["Enabled", "PageSize", "PageWorkers"],
        ["Sandboxes"] = ["Most"],
        ["Security"] = ["PersonHashKey", "MasterKey", "OtherMasterKeys*"],
        ["Retention"] = ["ArrivalDays", "OutboxDays", "NonceMinutes"],
        ["Forwarding"] = ["KnownProxies*", "KnownNetworks*"],
        ["Mail"] = ["Host", "Port", "Tls", "Certificate", "User", "Password", "From"],
        ["Reminders"] = ["SiteUrl", "Contacts*"],
        ["Telemetry"] = ["Otlp", "OtlpProtocol", "MetricsToken"],
        ["OperatorLog"] = ["HeadFolder", "HeadMail"],
        ["Requests"] = ["AllowedHosts*", "AllowPrivateAddresses"],
    };

    private static readonly string[] Contact =
    [
        "Role",
        "Organisation",
        "OrganisationName",
        "Jurisdiction",
        "Name",
        "Address",
        "IsHead",
        "Superior",
    ];

    /// <summary>Whether a setting may begin with this name; case does not matter.</summary>
    public static bool HasSection(string name) => Sections.ContainsKey(name);

    /// <summary>Refuses a setting that does not exist, wherever it was given.</summary>
    public static void RefuseUnknown(IConfiguration configuration)
    {
        foreach (var (section, names) in Sections)
            RefuseUnknown(configuration.GetSection(section), names);
        foreach (var contact in configuration.GetSection("Reminders:Contacts").GetChildren())
            RefuseUnknown(contact, Contact);
        foreach (var level in configuration.GetSection("Logging:LogLevel").GetChildren())
            CheckLevel(level);
    }

    private static void RefuseUnknown(IConfigurationSection section, string[] names)
    {
        // The environment has names of its own, MAIL for one.
        if (names.Length > 0 && !string.IsNullOrEmpty(section.Value) && !IsInEnvironment(section.Path))
        {
            var known = string.Join(", ", names.Select(name => $"{section.Path}:{name.TrimEnd('*')}"));
            throw new ConfigurationException(
                $"{section.Path} 不是一个值，请写明其中的项：{known}。",
                $"{section.Path} is no value of its own; name what is in it: {known}."
            );
        }

        foreach (var child in section.GetChildren())
        {
            if (names.Contains(child.Key + "*", StringComparer.OrdinalIgnoreCase))
                continue;
            if (!names.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                throw Unknown(child.Path, section.Path, names);
            if (child.GetChildren().FirstOrDefault() is { } below)
                throw Unknown(below.Path, child.Path, []);
        }
    }

    private static bool IsInEnvironment(string name) =>
        Environment.GetEnvironmentVariables().Keys.Cast<string>().Contains(name, StringComparer.OrdinalIgnoreCase);

    private static void CheckLevel(IConfigurationSection level)
    {
        if (!Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out _))
        {
            var levels = string.Join(", ", Enum.GetNames<LogLevel>());
            throw ConfigurationException.Value(level.Path, level.Value, $" {levels} 之一", $"one of {levels}");
        }
    }

    private static ConfigurationException Unknown(string path, string section, string[] names)
    {
        if (names.Length == 0)
            return new($"没有 {path} 这一项，{section} 只有一个值。", $"there is no {path}; {section} is one value.");
        var known = names.Select(name => name.TrimEnd('*')).ToList();
        return new(
            $"没有 {path} 这一项，可用：{string.Join('、', known)}。",
            $"there is no {path}; {section} holds {string.Join(", ", known)}."
        );
    }
}
