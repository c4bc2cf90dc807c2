using System.Net;
using System.Net.Sockets;
using Orchestrator.Engine;
using Orchestrator.Server.Hosting;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_the_configuration_is_wrong
{
    [Theory]
    [InlineData("--Database:Provider=oracle", "Database:Provider", "oracle")]
    [InlineData("--Database:Provider=sqlserver", "Database:ConnectionString", "sqlserver")]
    [InlineData("--Database:Port=none", "Database:Port", "none")]
    [InlineData("--Database:Prot=1", "Database:Prot", "Port")]
    [InlineData("--Practice:Start=tomorrow", "Practice:Start", "tomorrow")]
    [InlineData("--Jobs:Enabled=perhaps", "Jobs:Enabled", "perhaps")]
    [InlineData("--Jobs:PageSize=0", "Jobs:PageSize", "0")]
    [InlineData("--Mail:Port=70000", "Mail:Port", "70000")]
    [InlineData("--Mail:Tls=true", "Mail:Tls", "starttls")]
    [InlineData("--Mail:Certificate=ab:cd", "Mail:Certificate", "SHA-256")]
    [InlineData("--Mail:User=review", "Mail:Password", "both or neither")]
    [InlineData("--Mail:From=nobody", "Mail:From", "nobody")]
    [InlineData("--Telemetry:Otlp=collector", "Telemetry:Otlp", "collector")]
    [InlineData("--Telemetry:OtlpProtocol=udp", "Telemetry:OtlpProtocol", "grpc")]
    [InlineData("--Telemetry:MetricsToken=short", "Telemetry:MetricsToken", "16")]
    [InlineData("--Reminders:SiteUrl=here", "Reminders:SiteUrl", "here")]
    [InlineData("--Reminders:Contacts:0:Role=king", "Reminders:Contacts:0:Role", "king")]
    [InlineData("--Databse:Provider=postgresql", "Databse:Provider", "--help")]
    [InlineData("--Database:Provider", "Database:Provider", "needs a value")]
    [InlineData("--Data:Foldr=x", "Data:Foldr", "Folder")]
    [InlineData("--Data:Folder:Below=x", "Data:Folder:Below", "one value")]
    [InlineData("--Urls:First=http://localhost", "Urls:First", "one value")]
    [InlineData("--Jobs:PageSise=1", "Jobs:PageSise", "PageSize")]
    [InlineData("--Mail:Hots=x", "Mail:Hots", "Host")]
    [InlineData("--Reminders:Contacts:0:Adress=x", "Reminders:Contacts:0:Adress", "Address")]
    [InlineData("--Logging:LogLvel:Default=Debug", "Logging:LogLvel", "LogLevel")]
    [InlineData("--Logging:LogLevel:Default=Loud", "Logging:LogLevel:Default", "Warning")]
    [InlineData("--Kestrel:Endpoint:Http:Url=http://localhost", "Kestrel:Endpoint", "Endpoints")]
    [InlineData("--Security:MasterKey=short", "Security:MasterKey", "32")]
    [InlineData("--Forwarding:KnownProxies=nginx", "Forwarding:KnownProxies", "nginx")]
    [InlineData("--Forwarding:KnownNetworks=10.0.0.0/33", "Forwarding:KnownNetworks", "10.0.0.0/33")]
    [InlineData("--Retention:NonceMinutes=10", "Retention:NonceMinutes", "15")]
    public void One_line_names_the_key_and_what_is_expected(string argument, string key, string told)
    {
        var line = Should
            .Throw<ConfigurationException>(() => new SettingsReader(ServerConfiguration.Load([argument])).Read())
            .Line;
        line.ShouldContain(key);
        line.ShouldContain(told);
        line.ShouldNotContain('\n');
    }

    [Theory]
    [InlineData("none", MailTls.None, 25)]
    [InlineData("StartTLS", MailTls.StartTls, 587)]
    [InlineData("implicit", MailTls.Implicit, 465)]
    public void Mail_goes_to_the_usual_port_of_its_protection(string tls, MailTls expected, int port)
    {
        var mail = new SettingsReader(ServerConfiguration.Load(["--Mail:Host=mail.example", "--Mail:Tls=" + tls]))
            .Read()
            .Engine.Mail;
        (mail.Tls, mail.Port).ShouldBe((expected, port));
    }

    [Fact]
    public void A_connection_string_is_never_shown()
    {
        var line = Should
            .Throw<ConfigurationException>(() =>
                new SettingsReader(
                    ServerConfiguration.Load([
                        "--Database:Provider=postgresql",
                        "--Database:ConnectionString=Host=x;Pasword=secret",
                    ])
                ).Read()
            )
            .Line;
        line.ShouldContain("Database:ConnectionString");
        line.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("--Urls=localhost:5080", "localhost:5080", "http://*:5080")]
    [InlineData("--Urls=ftp://localhost:5080", "ftp://localhost:5080", "http://*:5080")]
    [InlineData("--Urls=http://localhost:70000", "70000", "http://*:5080")]
    [InlineData("--Urls=http://localhost:5080/path", "/path", "http://*:5080")]
    [InlineData("--Urls=http://127.0.0.1:0;nothing", "nothing", "http://*:5080")]
    [InlineData("--Urls=http://intranet.example:5080", "intranet.example", "no address of this machine")]
    [InlineData("--Urls=http://203.0.113.7:5080", "203.0.113.7", "no address of this machine")]
    [InlineData("--Kestrel:Endpoints:Web:Url=nothing", "Kestrel:Endpoints:Web:Url", "http://*:5080")]
    [InlineData("--Urls=https://127.0.0.1:0", "https://127.0.0.1:0", "needs a certificate")]
    public void A_bad_address_is_named_with_what_to_do(string argument, string named, string told)
    {
        var line = AddressLine(argument);
        line.ShouldContain(named);
        line.ShouldContain(told);
        line.ShouldNotContain('\n');
    }

    [Fact]
    public void A_certificate_that_cannot_be_opened_is_named()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "torn.pfx");
        File.WriteAllText(file, "torn");
        AddressLine("--Urls=https://127.0.0.1:0", "--Kestrel:Certificates:Default:Path=" + file).ShouldContain(file);
        AddressLine(
                "--Urls=https://127.0.0.1:0",
                "--Kestrel:Certificates:Default:Path=/nowhere.pem",
                "--Kestrel:Certificates:Default:KeyPath=/nowhere.key"
            )
            .ShouldContain("/nowhere.pem");
    }

    [Fact]
    public void A_port_that_needs_a_right_says_so() =>
        ListenAddresses.Refused("Urls", "http://*:80", SocketError.AccessDenied).Line.ShouldContain("1024");

    [Theory]
    [InlineData("http://127.0.0.1:{0}")]
    [InlineData("http://localhost:{0}")]
    [InlineData("http://*:{0}")]
    [InlineData("http://[::]:{0}")]
    public void A_taken_address_is_named(string url)
    {
        using var taken = new TcpListener(IPAddress.IPv6Any, 0);
        taken.Server.DualMode = true;
        taken.Start();
        var address = url.Replace("{0}", $"{((IPEndPoint)taken.LocalEndpoint).Port}", StringComparison.Ordinal);
        AddressLine("--Urls=" + address).ShouldContain(address);
    }

    [Fact]
    public async Task A_taken_address_ends_with_2_and_one_line_before_anything_is_made()
    {
        using var folder = new TemporaryFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var (exitCode, output) = await ServerProcess.RunToEndAsync(
            folder.Path,
            $"--Urls=http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}"
        );
        exitCode.ShouldBe(2, output);
        output.Trim().Split('\n').Length.ShouldBe(1, output);
        output.ShouldContain("in use");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_ends_with_2_and_one_line()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "");
        var (exitCode, output) = await ServerProcess.RunToEndAsync(Path.Combine(file, "data"));
        exitCode.ShouldBe(2, output);
        output.Trim().Split('\n').Length.ShouldBe(1, output);
        output.ShouldContain(file);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_one_line_too()
    {
        var (exitCode, output) = await ServerProcess.RunToEndAsync("/dev/null/data");
        exitCode.ShouldBe(2, output);
        output.ShouldContain("Data:Folder");
        output.ShouldContain("/dev/null/data");
        output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task The_process_ends_with_2_and_one_line()
    {
        using var folder = new TemporaryFolder();
        var (exitCode, output) = await ServerProcess.RunToEndAsync(folder.Path, "--Database:Provider=oracle");
        exitCode.ShouldBe(2);
        output.Trim().Split('\n').Length.ShouldBe(1, output);
    }

    private static string AddressLine(params string[] arguments) =>
        Should
            .Throw<ConfigurationException>(() => new ListenAddresses(ServerConfiguration.Load(arguments)).Check())
            .Line;
}
