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
    [InlineData("--Mail:From=nobody", "Mail:From", "nobody")]
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
        var line = Should.Throw<ConfigurationException>(() => new SettingsReader(ServerConfiguration.Load([argument])).Read()).Line;
        line.ShouldContain(key);
        line.ShouldContain(told);
        line.ShouldNotContain('\n');
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
}
