using System.Net;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Cases;
using Orchestrator.Cases.Reminders;
using Orchestrator.Engine;
using Orchestrator.Server.Keys;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Server.Telemetry;
using Orchestrator.Storage.Access;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Privacy;

namespace Orchestrator.Server.Hosting;

/// <summary>Reads and checks the whole configuration before anything starts.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    /// <summary>All settings, those that were not given with their defaults.</summary>
    /// <exception cref="ConfigurationException">
    /// A setting is unknown or not usable; the first that is found.
    /// </exception>
    public ServerSettings Read()
    {
        KnownSettings.RefuseUnknown(configuration);
        var (kind, connection) = Database();
        return new ServerSettings
        {
            DataFolder = Path.GetFullPath(Text("Data:Folder") ?? "data"),
            Database = kind,
            ConnectionString = connection,
            DatabasePort = Number("Database:Port", 1, 65535),
            PracticeStart = Date("Practice:Start"),
            RunsJobs = Flag("Jobs:Enabled") ?? true,
            MostSandboxes = Number("Sandboxes:Most", 0, 20) ?? 3,
            Engine = Engine(),
            Cases = new CaseOptions { Reminders = new ReminderOptions { Address = Url("Reminders:SiteUrl") } },
            MasterKeys = MasterKeys(),
            Retention = Retention(),
            KnownProxies = Addresses(),
            KnownNetworks = Networks(),
            Telemetry = Telemetry(),
            LogHeads = new LogHeadSettings(
                Text("OperatorLog:HeadFolder") is { } folder ? Path.GetFullPath(folder) : null,
                Address("OperatorLog:HeadMail", Text("OperatorLog:HeadMail"))
            ),
            Contacts = [.. configuration.GetSection("Reminders:Contacts").GetChildren().Select(Contact)],
        };
    }

    private EngineOptions Engine()
    {
        var engine = new EngineOptions();
        engine.PageSize = Number("Jobs:PageSize", 1, 2000) ?? engine.PageSize;
        engine.PageWorkers = Number("Jobs:PageWorkers", 1, 16) ?? engine.PageWorkers;
        engine.PersonHashKey = Text("Security:PersonHashKey") ?? "";
        engine.Mail = Mail();
        engine.Requests = new RequestOptions
        {
            AllowedHosts = Hosts(),
            AllowPrivateAddresses = Flag("Requests:AllowPrivateAddresses") ?? false,
        };
        return engine;
    }

    private MasterKeys MasterKeys() =>
        new(
            Text("Security:MasterKey") is { } current ? MasterKey("Security:MasterKey", current) : null,
            [.. Texts("Security:OtherMasterKeys").Select(other => MasterKey("Security:OtherMasterKeys", other))]
        );

    private static MasterKey MasterKey(string key, string text) =>
        text.Length >= Keys.MasterKey.LeastLength
            ? new MasterKey(text)
            : throw ConfigurationException.Secret(
                key,
                $"至少 {Keys.MasterKey.LeastLength} 个字符的密钥，如 openssl rand -hex 32 的输出",
                $"a key of at least {Keys.MasterKey.LeastLength} characters, such as openssl rand -hex 32 prints"
            );

    private RetentionOptions Retention()
    {
        var unset = new RetentionOptions();
        return new RetentionOptions
        {
            Arrivals = Number("Retention:ArrivalDays", 1, 36_500) is { } days
                ? Duration.FromDays(days)
                : unset.Arrivals,
            Outbox = Number("Retention:OutboxDays", 1, 36_500) is { } sent ? Duration.FromDays(sent) : unset.Outbox,
            Nonces = Number("Retention:NonceMinutes", 15, 1440) is { } minutes
                ? Duration.FromMinutes(minutes)
                : unset.Nonces,
        };
    }

    private List<IPAddress> Addresses() =>
        Texts("Forwarding:KnownProxies")
            .ConvertAll(text =>
                IPAddress.TryParse(text, out var address)
                    ? address
                    : throw ConfigurationException.Value(
                        "Forwarding:KnownProxies",
                        text,
                        "代理服务器的 IP 地址，如 10.0.0.5",
                        "addresses of proxies such as 10.0.0.5"
                    )
            );

    private List<IPNetwork> Networks() =>
        Texts("Forwarding:KnownNetworks")
            .ConvertAll(text =>
                IPNetwork.TryParse(text, out var network)
                    ? network
                    : throw ConfigurationException.Value(
                        "Forwarding:KnownNetworks",
                        text,
                        "代理服务器所在网段，如 10.0.0.0/8",
                        "networks of proxies such as 10.0.0.0/8"
                    )
            );

    private TelemetrySettings Telemetry()
    {
        var token = Text("Telemetry:MetricsToken");
        if (token is { Length: < 16 })
        {
            throw ConfigurationException.Secret(
                "Telemetry:MetricsToken",
                "至少 16 个字符的令牌",
                "a token of at least 16 characters"
            );
        }
        return new TelemetrySettings
        {
            Otlp = Url("Telemetry:Otlp") is { } collector ? new Uri(collector) : null,
            OtlpOverHttp = Text("Telemetry:OtlpProtocol")?.ToUpperInvariant() switch
            {
                null or "GRPC" => false,
                "HTTP" => true,
                _ => throw ConfigurationException.Value(
                    "Telemetry:OtlpProtocol",
                    Text("Telemetry:OtlpProtocol"),
                    " grpc 或 http",
                    "grpc or http"
                ),
            },
            MetricsToken = token,
        };
    }

    /// <summary>Written as a list, or as one text with commas.</summary>
    private List<string> Texts(string key)
    {
        var section = configuration.GetSection(key);
        return
        [
            .. section
                .GetChildren()
                .Select(child => child.Value)
                .Append(section.Value)
                .SelectMany(value =>
                    (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                ),
        ];
    }

    private List<string> Hosts()
    {
        var hosts = Texts("Requests:AllowedHosts");
        return hosts.Find(host => host.Contains('/') || host.Contains(' ') || host == "*") is { } wrong
            ? throw ConfigurationException.Value(
                "Requests:AllowedHosts",
                wrong,
                "主机名，如 api.example.gov.cn、*.example.gov.cn 或 api.example.gov.cn:8443",
                "host names such as api.example.gov.cn, *.example.gov.cn or api.example.gov.cn:8443"
            )
            : hosts;
    }

    private MailOptions Mail()
    {
        var unset = new MailOptions();
        var user = Text("Mail:User");
        if (user is null != (Text("Mail:Password") is null))
        {
            throw new ConfigurationException(
                "Mail:User 与 Mail:Password 须同时给出或同时留空。",
                "Mail:User and Mail:Password go together: give both or neither."
            );
        }
        var tls = Protection();
        return new MailOptions
        {
            Host = Text("Mail:Host"),
            Port = Number("Mail:Port", 1, 65535)
                ?? tls switch
                {
                    MailTls.Implicit => 465,
                    MailTls.StartTls => 587,
                    _ => unset.Port,
                },
            Tls = tls,
            Certificate = Fingerprint("Mail:Certificate"),
            User = user,
            Password = Text("Mail:Password"),
            From = Address("Mail:From", Text("Mail:From")) ?? unset.From,
        };
    }

    private MailTls Protection() =>
        Text("Mail:Tls")?.ToUpperInvariant() switch
        {
            null or "NONE" => MailTls.None,
            "STARTTLS" => MailTls.StartTls,
            "IMPLICIT" => MailTls.Implicit,
            _ => throw ConfigurationException.Value(
                "Mail:Tls",
                Text("Mail:Tls"),
                " none、starttls 或 implicit",
                "none, starttls or implicit"
            ),
        };

    private string? Fingerprint(string key) =>
        Text(key)?.Replace(":", "", StringComparison.Ordinal) switch
        {
            null => null,
            { Length: 64 } text when text.All(char.IsAsciiHexDigit) => text,
            _ => throw ConfigurationException.Value(
                key,
                Text(key),
                "证书的 SHA-256 指纹（64 个十六进制数字）",
                "a certificate's SHA-256 fingerprint, 64 hexadecimal digits"
            ),
        };

    private static Contact Contact(IConfigurationSection section)
    {
        var role = section["Role"];
        if (role is null || !Roles.All.Contains(role))
        {
            throw ConfigurationException.Value(
                section.Path + ":Role",
                role,
                string.Join("、", Roles.All) + " 之一",
                "one of " + string.Join(", ", Roles.All)
            );
        }
        var address = Address(section.Path + ":Address", section["Address"])
            ?? throw ConfigurationException.Value(section.Path + ":Address", null, "电子邮件地址", "a mail address");
        foreach (var named in new[] { "Name", "Organisation", "OrganisationName", "Superior" })
        {
            if (IdentityNumber.IsIn(section[named]))
            {
                throw ConfigurationException.Value(
                    section.Path + ":" + named,
                    "******",
                    "姓名或代码，不收公民身份号码",
                    "a name or a code, never an identity number"
                );
            }
        }

        return new Contact
        {
            Role = role,
            Organisation = section["Organisation"],
            OrganisationName = section["OrganisationName"],
            Jurisdiction = section["Jurisdiction"],
            Name = section["Name"] ?? address,
            Mail = address,
            IsHead = bool.TryParse(section["IsHead"], out var head) && head,
            Superior = section["Superior"],
            Enabled = true,
        };
    }

    private (DatabaseKind Kind, string? ConnectionString) Database()
    {
        var provider = Text("Database:Provider");
        var connection = Text("Database:ConnectionString");
        var kind = provider?.ToUpperInvariant() switch
        {
            null => connection is null ? DatabaseKind.Embedded : DatabaseKind.PostgreSql,
            "EMBEDDED" => DatabaseKind.Embedded,
            "POSTGRESQL" => DatabaseKind.PostgreSql,
            "SQLSERVER" => DatabaseKind.SqlServer,
            _ => throw ConfigurationException.Value(
                "Database:Provider",
                provider,
                " postgresql 或 sqlserver（留空用内置数据库）",
                "postgresql or sqlserver (empty for the embedded database)"
            ),
        };
        if (kind == DatabaseKind.Embedded)
        {
            return connection is null
                ? (kind, null)
                : throw new ConfigurationException(
                    "Database:Provider 为 embedded 时不能给出 Database:ConnectionString。",
                    "Database:ConnectionString cannot go with Database:Provider embedded."
                );
        }

        if (connection is null)
        {
            throw new ConfigurationException(
                $"Database:Provider 为 {provider} 时须给出 Database:ConnectionString。",
                $"Database:Provider {provider} needs Database:ConnectionString."
            );
        }
        CheckConnection(kind, connection);
        return (kind, connection);
    }

    private static void CheckConnection(DatabaseKind kind, string connection)
    {
        try
        {
            if (kind == DatabaseKind.PostgreSql ? NamesPostgreSql(new(connection)) : NamesSqlServer(new(connection)))
                return;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            // Said below; the text itself may hold a password.
        }

        throw ConfigurationException.Secret(
            "Database:ConnectionString",
            "该数据库的连接字符串，如 Host=…;Database=…;Username=…;Password=…",
            "that database's connection string, such as Host=…;Database=…;Username=…;Password=…"
        );
    }

    private static bool NamesPostgreSql(Npgsql.NpgsqlConnectionStringBuilder connection) =>
        !string.IsNullOrWhiteSpace(connection.Host) && connection.Port is >= 1 and <= 65_535;

    // A local database of Windows is no server.
    private static bool NamesSqlServer(Microsoft.Data.SqlClient.SqlConnectionStringBuilder connection) =>
        !string.IsNullOrWhiteSpace(connection.DataSource)
        && !connection.DataSource.StartsWith("(localdb)", StringComparison.OrdinalIgnoreCase);

    private string? Text(string key) =>
        configuration[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private int? Number(string key, int least, int most)
    {
        if (Text(key) is not { } text)
            return null;
        return int.TryParse(text, out var number) && number >= least && number <= most
            ? number
            : throw ConfigurationException.Value(
                key,
                text,
                $" {least} 至 {most} 的整数",
                $"a whole number from {least} to {most}"
            );
    }

    private bool? Flag(string key) =>
        Text(key) switch
        {
            null => null,
            var text when bool.TryParse(text, out var flag) => flag,
            var text => throw ConfigurationException.Value(key, text, " true 或 false", "true or false"),
        };

    private LocalDate? Date(string key)
    {
        if (Text(key) is not { } text)
            return null;
        return PlannableDays.TryRead(text, out var day)
            ? day
            : throw ConfigurationException.Value(
                key,
                text,
                "1900至2199年间的日期，如 2024-09-20",
                "a date from 1900 to 2199 such as 2024-09-20"
            );
    }

    private string? Url(string key)
    {
        if (Text(key) is not { } text)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? text
            : throw ConfigurationException.Value(
                key,
                text,
                "网址，如 https://title.example.gov.cn",
                "an address such as https://title.example.gov.cn"
            );
    }

    private static string? Address(string key, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return System.Net.Mail.MailAddress.TryCreate(text, out _)
            ? text
            : throw ConfigurationException.Value(key, text, "电子邮件地址", "a mail address");
    }
}
