using Orchestrator.Engine.Outbox;
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
    public void One_line_names_the_key_and_what_is_expected(string argument, string key, string told)
    {
        var line = Should.Throw<ConfigurationException>(() => new SettingsReader(ServerConfiguration.Load([argument])).Read()).Line;
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
        var mail = new SettingsReader(ServerConfiguration.Load(["--Mail:Host=mail.example", "--Mail:Tls=" + tls])).Read().Engine.Mail;
        (mail.Tls, mail.Port).ShouldBe((expected, port));
    }

    [Fact]
    public void A_connection_string_is_never_shown()
    {
        var line = Should.Throw<ConfigurationException>(() =>
            new SettingsReader(ServerConfiguration.Load(["--Database:Provider=postgresql", "--Database:ConnectionString=Host=x;Pasword=secret"])).Read()).Line;
        line.ShouldContain("Database:ConnectionString");
        line.ShouldNotContain("secret");
    }

    [Fact]
    public async Task The_process_ends_with_2_and_one_line()
    {
        using var folder = new TemporaryFolder();
        var (exitCode, output) = await ServerProcess.RunToEndAsync(folder.Path, "--Database:Provider=oracle");
        exitCode.ShouldBe(2);
        output.Trim().Split('\n').Length.ShouldBe(1, output);
    }
}
