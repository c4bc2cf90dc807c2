using System.Diagnostics;
using System.Text.Json.Nodes;
using Npgsql;
using Orchestrator.Calendars;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Storage.PostgreSql.Embedded;

namespace Orchestrator.Server.Tests;

/// <summary>A year's import moves 100 deadlines of two cycles; kill -9 hits the server in the middle of the second.</summary>
public sealed class When_the_server_dies_while_a_calendar_comes_into_force : IAsyncLifetime
{
    private const int PerCycle = 50;
    private const string Old = "2024-10-15";
    private const string New = "2024-10-16";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();
    private TemporaryPostgres _postgres = null!;
    private NpgsqlDataSource _database = null!;
    private PracticeServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _postgres = await TemporaryPostgres.StartAsync();
        _database = NpgsqlDataSource.Create(_postgres.ConnectionString);
        _server = new PracticeServer(
            _folder.Path,
            "--Database:Provider=postgresql",
            "--Database:ConnectionString=" + _postgres.ConnectionString
        );
        await _server.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _database.DisposeAsync();
        await _postgres.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Each_cycle_is_moved_whole_or_not_at_all_and_the_next_start_goes_on()
    {
        using var proposer = await SignedIn.WithRolesAsync(_server, "import-1", ["titleOffice"]);
        using var approver = await SignedIn.WithRolesAsync(_server, "import-2", ["titleOffice"]);
        var cycles = await OpenCycle.StartAsync(_server, 2);
        var (first, second) = (cycles[0], cycles[1]);
        await ReturnedAsync(first);
        await ReturnedAsync(second);

        var proposed = await proposer.PostAsync("/api/console/v1/calendars", Year2024("2024-10-14"));
        proposed.Status.ShouldBe(201, proposed.Text);
        var preview = proposed.Json!["moves"]!;
        preview["cycles"]!
            .AsArray()
            .Select(cycle =>
                (int)cycle!["lines"]!.AsArray().Single(line => (string?)line!["name"] == "correction")!["count"]!
            )
            .ShouldBe([PerCycle, PerCycle]);
        var approval = $"/api/console/v1/calendars/{proposed.Json["id"]}/approval";
        var seen = new { preview = (string)preview["hash"]! };
        (await proposer.PostAsync(approval, seen)).Problem.ShouldBe("second-person");

        await using (var gate = await CloseGateAsync(second))
        {
            var answer = approver.PostAsync(approval, seen);
            await WaitAsync("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted", 1);
            await _server.Server.KillAsync();
            await Should.ThrowAsync<HttpRequestException>(answer);
            (await CountAsync(first, New), await CountAsync(first, Old)).ShouldBe((PerCycle, 0));
            (await CountAsync(second, New), await CountAsync(second, Old)).ShouldBe((0, PerCycle));
            await using var open = new NpgsqlCommand("SELECT pg_advisory_unlock(4711)", gate);
            await open.ExecuteNonQueryAsync();
        }

        await ExecuteAsync("DROP TRIGGER wait_at_gate ON journal");
        (await CountAsync(second, New), await CountAsync(second, Old)).ShouldBe((0, PerCycle));
        await _server.RestartAsync();

        await WaitAsync("SELECT count(*) FROM date_moves WHERE state = 2", 1);
        (await CountAsync(first, New), await CountAsync(second, New)).ShouldBe((PerCycle, PerCycle));
        (
            await ReadAsync(
                $"SELECT count(*) FROM deadline_moves WHERE old_due_date = '{Old}' AND new_due_date = '{New}' AND approved_by = 'import-2'"
            )
        ).ShouldBe(2 * PerCycle);
        (await ReadAsync("SELECT count(*) FROM journal WHERE event = 'DeadlineMoved'")).ShouldBe(2 * PerCycle);
        (await ReadAsync("SELECT count(DISTINCT cycle_id) FROM pending_notices WHERE template = 'Z-18'")).ShouldBe(2);
        var log = (await _server.Administrator.GetOkAsync("/api/console/v1/operator-log"))["items"]!.AsArray();
        log.ShouldContain(entry =>
            (string?)entry!["action"] == "calendar.proposed" && (string?)entry["who"] == "import-1"
        );
    }

    /// <summary>Applications that their employer has returned: each has a correction deadline five working days later.</summary>
    private async Task ReturnedAsync(string cycle)
    {
        for (var number = 0; number < PerCycle; number++)
        {
            var subject = (string)
                (
                    await _server.Portal.AcceptedAsync(
                        "application.submitted",
                        "cycles/" + cycle,
                        OpenCycle.Submission($"{cycle}-{number}")
                    )
                )["subject"]!;
            await _server.Portal.AcceptedAsync(
                "employer.decided",
                subject,
                """{"decision":"returned","reasons":["材料不清"]}"""
            );
        }
    }

    /// <summary>Whoever writes that half of the cycle's deadlines have moved waits here, inside its transaction.</summary>
    private async Task<NpgsqlConnection> CloseGateAsync(string cycle)
    {
        var instance = await ReadAsync(
            "SELECT instance_id FROM applications WHERE cycle_id = (SELECT instance_id FROM cycles WHERE code = '"
                + $"{cycle}') ORDER BY instance_id OFFSET {PerCycle / 2} LIMIT 1"
        );
        await ExecuteAsync(
            $"""
            CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NEW; END $$;
            CREATE TRIGGER wait_at_gate BEFORE INSERT ON journal FOR EACH ROW WHEN (NEW.instance_id = {instance} AND NEW.event = 'DeadlineMoved') EXECUTE FUNCTION wait_at_gate();
            """
        );
        var gate = await _database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(4711)", gate);
        await command.ExecuteNonQueryAsync();
        return gate;
    }

    private Task<long> CountAsync(string cycle, string day) =>
        ReadAsync(
            $"SELECT count(*) FROM deadlines WHERE name = 'correction' AND state = 0 AND due_date = '{day}' AND "
                + $"cycle_id = (SELECT instance_id FROM cycles WHERE code = '{cycle}')"
        );

    private async Task WaitAsync(string count, long expected)
    {
        var limit = Stopwatch.StartNew();
        while (await ReadAsync(count) != expected)
            limit.Elapsed.ShouldBeLessThan(Patience, count);
    }

    private async Task<long> ReadAsync(string statement)
    {
        await using var command = _database.CreateCommand(statement);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task ExecuteAsync(string statement)
    {
        await using var command = _database.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }

    private static JsonObject Year2024(string restDay)
    {
        var days = CalendarBook
            .Official.For("cn")
            .Value.Source.Years.Single(year => year.Year == 2024)
            .Days.Select(day =>
                (JsonNode)
                    new JsonObject
                    {
                        ["name"] = day.Name,
                        ["date"] = day.Date.ToString("uuuu-MM-dd", null),
                        ["isOffDay"] = day.IsOffDay,
                    }
            )
            .Append(
                new JsonObject
                {
                    ["name"] = "国庆节",
                    ["date"] = restDay,
                    ["isOffDay"] = true,
                }
            );
        return new JsonObject
        {
            ["year"] = 2024,
            ["papers"] = new JsonArray("https://example.test/2024"),
            ["documentNo"] = "国办发明电〔2024〕0号",
            ["days"] = new JsonArray([.. days]),
        };
    }
}
