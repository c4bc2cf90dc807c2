using System.Net;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using Orchestrator.Storage.SqlServer.Work;

namespace Orchestrator.Storage.SqlServer.Tests;

/// <summary>
/// What the driver itself tells, without a SQL Server: of a port where nobody listens, and of one where something
/// else does.
/// </summary>
public sealed class FaultTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_closed_port_passes_and_is_told_in_one_line()
    {
        var connectionString = ConnectionString(FreePort());
        using var store = new SqlServerWorkStore(connectionString);

        var fault = await Should.ThrowAsync<SqlException>(() => store.ReadClockAsync(Cancel));
        var refusal = await Should.ThrowAsync<DatabaseRefusedException>(() =>
            SqlServerDatabase.MigrateAsync(connectionString, Cancel)
        );

        store.IsTransient(new InvalidOperationException("EF Core wraps it.", fault)).ShouldBeTrue();
        Check(refusal, "连接不上");
    }

    [Fact]
    public async Task A_port_of_something_else_is_told_in_one_line()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var port = new TaskCompletionSource<int>();
        var answers = AnswerAsync(port, stop.Token);
        var connectionString = ConnectionString(await port.Task);

        var refusal = await Should.ThrowAsync<DatabaseRefusedException>(() =>
            SqlServerDatabase.MigrateAsync(connectionString, Cancel)
        );

        Check(refusal, "连接不上");
        await stop.CancelAsync();
        await answers;
    }

    [Theory]
    [InlineData(1205)]
    [InlineData(1204)]
    [InlineData(-2)]
    [InlineData(0)]
    [InlineData(10061)]
    [InlineData(3960)]
    public void A_fault_that_passes_is_known_by_its_number(int number) =>
        SqlServerFaults.IsPassing(number).ShouldBeTrue();

    [Theory]
    [InlineData(2601)]
    [InlineData(2627)]
    [InlineData(2628)]
    [InlineData(18456)]
    public void A_fault_that_stays_is_none(int number) => SqlServerFaults.IsPassing(number).ShouldBeFalse();

    [Theory]
    [InlineData(
        "Cannot insert duplicate key row in object 'dbo.arrivals' with unique index "
            + "'ux_arrivals_portal_idempotency_key'. The duplicate key value is (tj, ux).",
        "ux_arrivals_portal_idempotency_key"
    )]
    [InlineData("不能在具有唯一索引“ux_outbox_key”的对象“dbo.outbox”中插入重复键的行。", "ux_outbox_key")]
    [InlineData("违反了 PRIMARY KEY 约束“pk_nonces”。不能在对象“dbo.nonces”中插入重复键。", "pk_nonces")]
    public void The_violated_index_is_read_in_whatever_language(string message, string index) =>
        SqlServerDialect.IndexIn(message).ShouldBe(index);

    private static void Check(DatabaseRefusedException refusal, string told)
    {
        refusal.Message.ShouldContain(told);
        refusal.Message.ShouldContain("127.0.0.1");
        refusal.Message.ShouldNotContain("secret");
        refusal.Message.ShouldNotContain('\n');
    }

    private static string ConnectionString(int port) =>
        $"Server=tcp:127.0.0.1,{port};Database=orchestrator;User Id=o;Password=secret;Encrypt=False;Connect Timeout=5;ConnectRetryCount=0";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task AnswerAsync(TaskCompletionSource<int> port, CancellationToken stop)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        port.SetResult(((IPEndPoint)listener.LocalEndpoint).Port);
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop);
                await client.GetStream().WriteAsync("SSH-2.0-OpenSSH_9.2\r\n"u8.ToArray(), stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
