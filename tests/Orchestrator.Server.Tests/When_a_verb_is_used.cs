using System.Text.Json.Nodes;
using Orchestrator.Server.CommandLine;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_a_verb_is_used
{
    private static readonly string Tianjin = Path.Combine(AppContext.BaseDirectory, "workflows", "tianjin-2024.json");

    [Fact]
    public async Task Adding_working_days_prints_the_date_alone()
    {
        var (code, output, error) = await RunAsync("calendar", "add", "2026-09-28", "5");
        (code, output, error).ShouldBe((0, "2026-10-10\n", ""));
        (await RunAsync("calendar", "add", "2026-10-10", "-5")).Output.ShouldBe("2026-09-28\n");
    }

    [Fact]
    public async Task Adding_working_days_as_json_lists_each_day()
    {
        var json = await JsonAsync("calendar", "add", "2024-09-27", "2", "--region", "cn", "--json");
        ((string?)json["result"]).ShouldBe("2024-09-30");
        json["proof"]!
            .AsArray()
            .Select(day => (string?)day!["date"])
            .ShouldBe(["2024-09-28", "2024-09-29", "2024-09-30"]);
        ((bool)json["provisional"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task A_plan_is_right_for_the_meeting_that_is_given()
    {
        var plan = await JsonAsync("plan", Tianjin, "--set", "meeting=2024-12-31", "--json");
        ((int)plan["year"]!).ShouldBe(2024);
        DueOf(plan, "TJ24-4.1-c").ShouldBe("2024-09-25");
        DueOf(plan, "TJ24-4.2-i").ShouldBe("2024-11-01");
        DueOf(plan, "TJ24-4.3-d").ShouldBe("2024-12-24");
    }

    [Fact]
    public async Task A_plan_is_a_table_for_people()
    {
        var (code, output, _) = await RunAsync("plan", Tianjin);
        code.ShouldBe(0);
        output.ShouldContain("业务主管部门");
        output.ShouldContain("TJ24-4.2-i");
    }

    [Fact]
    public async Task Shipped_definitions_are_valid()
    {
        var files = Directory.GetFiles(Path.GetDirectoryName(Tianjin)!, "*.json");
        var json = await JsonAsync(["validate", .. files, "--json"]);
        json["findings"]!.AsArray().Where(finding => (string?)finding!["severity"] == "error").ShouldBeEmpty();
    }

    [Fact]
    public async Task Validation_errors_end_with_1()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "bad.json");
        await File.WriteAllTextAsync(
            file,
            """{"id":"v","definitionId":"bad","name":"bad","version":1,"root":{"id":"Root","type":"No.Such","version":1}}"""
        );
        var (code, output, error) = await RunAsync("validate", file, "--json");
        (code, error).ShouldBe((1, ""));
        var finding = JsonNode.Parse(output)!["findings"]!
            .AsArray()
            .First(finding => (string?)finding!["severity"] == "error")!;
        ((string?)finding["file"]).ShouldBe(file);
        ((string)finding["message"]!).ShouldContain("No.Such");
    }

    [Fact]
    public async Task A_definition_runs_with_its_inputs()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "hello.json");
        await File.WriteAllTextAsync(file, Hello);
        var report = await JsonAsync("run", file, "--input", "name=张三", "--json");
        ((string?)report["status"]).ShouldBe("Finished");
        report["lines"]!.AsArray().Select(line => (string?)line).ShouldBe(["你好 张三"]);
        ((int)report["completed"]!["WriteLine1"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_run_that_faults_names_the_activity_and_the_reason_and_is_1()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "faulted.json");
        await File.WriteAllTextAsync(file, Faulted);
        var (code, output, _) = await RunAsync(["run", file, "--json"]);
        code.ShouldBe(1, output);
        var report = JsonNode.Parse(output)!;
        ((string?)report["subStatus"]).ShouldBe("Faulted");
        var incident = report["incidents"]!.AsArray().ShouldHaveSingleItem()!.ToJsonString();
        incident.ShouldContain("no rate for this year");
        incident.ShouldContain("\"W\"");
    }

    [Fact]
    public async Task Two_simulations_of_one_seed_are_equal_but_for_their_wall_clock()
    {
        var first = await JsonAsync("simulate", Tianjin, "--applications", "15", "--seed", "3", "--json");
        var second = await JsonAsync("simulate", Tianjin, "--applications", "15", "--seed", "3", "--json");
        first.AsObject().Remove("wallSeconds").ShouldBeTrue();
        second.AsObject().Remove("wallSeconds");
        second.ToJsonString().ShouldBe(first.ToJsonString());
        ((int)first["decidedTwice"]!, (int)first["early"]!, (int)first["lost"]!).ShouldBe((0, 0, 0));
        ((int)first["applications"]!["submitted"]!).ShouldBeGreaterThan(0);
        first["timeline"]!.AsArray().ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("fly")]
    [InlineData("calendar")]
    [InlineData("calendar add 2026-13-01 5")]
    [InlineData("calendar add 2026-09-28 five")]
    [InlineData("calendar add 2026-09-28 0")]
    [InlineData("calendar add 2026-09-28 99999")]
    [InlineData("calendar add 2026-09-28 5 --region mars")]
    [InlineData("calendar add 2026-09-28 5 --colour red")]
    [InlineData("calendar add 2026-09-28 5 --region")]
    [InlineData("validate")]
    [InlineData("validate nowhere.json")]
    [InlineData("validate .")]
    [InlineData("plan")]
    [InlineData("plan nowhere.json")]
    [InlineData("plan {file} --set meeting")]
    [InlineData("plan {file} --set meeting=soon")]
    [InlineData("plan {file} --set meeting=9999-12-31")]
    [InlineData("plan {file} --set meeting=0001-01-01")]
    [InlineData("plan {file} --set metting=2024-12-16")]
    [InlineData("plan {file} --set meeting=2024-12-16 --set meeting=2024-12-17")]
    [InlineData("run")]
    [InlineData("run nowhere.json")]
    [InlineData("run {file} --flowchart both")]
    [InlineData("simulate")]
    [InlineData("simulate {file} --applications many")]
    [InlineData("simulate {file} --applications -1")]
    [InlineData("simulate {file} --applications 1 --scenario nowhere.json")]
    public async Task Wrong_usage_is_one_line_on_standard_error_and_2(string line)
    {
        var args = line.Split(' ').Select(argument => argument == "{file}" ? Tianjin : argument).ToArray();
        foreach (var all in new[] { args, [.. args, "--json"] })
        {
            var (code, output, error) = await RunAsync(all);
            code.ShouldBe(2, line);
            output.ShouldBe("", line);
            error.TrimEnd().Split('\n').Length.ShouldBe(1, error);
            error.ShouldContain("Error: ");
        }
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("plan --help")]
    public async Task Help_is_an_answer(string line)
    {
        var (code, output, _) = await RunAsync(line.Split(' '));
        code.ShouldBe(0);
        output.ShouldContain("plan FILE");
    }

    [Fact]
    public async Task The_version_is_one_line() =>
        (await RunAsync("--version")).Output.ShouldMatch(@"^\d+\.\d+\.\d+\S*\n$");

    [Fact]
    public async Task A_file_that_is_no_json_is_named_with_its_place()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "broken.json");
        await File.WriteAllTextAsync(file, "{\n  \"id\": ,\n}");
        var (code, output, error) = await RunAsync("validate", file);
        (code, output).ShouldBe((2, ""));
        error.ShouldContain(file);
        error.ShouldContain("line 2");
    }

    private static string? DueOf(JsonNode plan, string clause) =>
        (string?)
            plan["items"]!
                .AsArray()
                .First(item =>
                    item!["clauses"]!.AsArray().Any(id => (string?)id == clause) && (string?)item["kind"] == "deadline"
                )!["dueDate"];

    private static async Task<JsonNode> JsonAsync(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);
        code.ShouldBe(0, error + output);
        output.ShouldNotContain("\\u");
        return JsonNode.Parse(output)!;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        Verbs.IsVerb(args).ShouldBeTrue();
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var code = await Verbs.RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    private const string Faulted = """
        {"id":"faulted-v1","definitionId":"faulted","name":"faulted","version":1,"isLatest":true,"isPublished":true,"root":{"id":"F",
        "type":"Elsa.Flowchart","version":1,"activities":[{"id":"W","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String",
        "expression":{"type":"JavaScript","value":"(() => { throw new Error('no rate for this year') })()"}}}],"connections":[]}}
        """;

    private const string Hello = """
        {
          "id": "hello-1", "definitionId": "hello", "name": "Hello", "version": 1, "isLatest": true, "isPublished": true,
          "inputs": [{ "name": "name", "type": "String", "displayName": "姓名" }],
          "root": {
            "id": "Root", "type": "Elsa.Sequence", "version": 1,
            "activities": [
              { "id": "WriteLine1", "type": "Elsa.WriteLine", "version": 1,
                "text": { "typeName": "String", "expression": { "type": "JavaScript", "value": "'你好 ' + getInput('name')" } } }
            ]
          }
        }
        """;
}
