using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Orchestrator.Server.Sessions;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>
/// D17 from outside: every endpoint by every role, held for another city, another cycle or another organisation. What names a cycle
/// that they do not reach answers as if there were none, and no list tells of it.
/// </summary>
public sealed partial class When_somebody_reaches_for_what_is_not_theirs(OpenServer open)
{
    private const string Employer = "U-BEYOND";

    // Without limits by what they are: the whole installation's (an administrator).
    private static readonly string[] Limited = [.. AccountRoles.All.Except([AccountRoles.Administrator])];

    [Fact]
    public async Task No_endpoint_tells_of_it_and_none_does_anything_to_it()
    {
        var (ours, theirs) = (await open.OpenAsync(), await open.OpenAsync());
        var (number, things) = await FillAsync(theirs);
        var endpoints = (await Endpoints.ReadAsync())
            .Where(endpoint => Endpoints.NameOf(endpoint) is not ("DELETE /api/session" or "GET /workflows/{**path}"))
            .ToList();
        var told = new List<string>();
        foreach (var (place, role) in Limited.Index())
        {
            foreach (var (limit, grant) in LimitsOf(role, ours))
            {
                using var person = await SignInAsync($"beyond-{role}-{limit}", grant, from: $"127.0.1.{10 + place}");
                foreach (var endpoint in endpoints)
                {
                    var answer = await AskAsync(person, endpoint, things);
                    var name = $"{Endpoints.NameOf(endpoint)} by {role} of another {limit}";
                    if (answer.Status >= 500)
                        told.Add($"{name}: {answer.Status}");
                    // An employer sees the city's cycles, whose notice is public, and nobody else's applications.
                    var isPublic = limit == "organisation" && role is AccountRoles.Employer or AccountRoles.Department;
                    var marks = isPublic ? [number, Employer] : new[] { theirs, number, Employer };
                    // What somebody sends comes back in an answer that there is none.
                    var mark = marks.FirstOrDefault(mark => answer.Text.Contains(mark, StringComparison.Ordinal));
                    if (answer.Status < 300 && mark is not null)
                        told.Add($"{name}: {answer.Status} tells {mark}");
                }
            }
        }

        told.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_reaches_it_sees_it()
    {
        var (_, theirs) = (await open.OpenAsync(), await open.OpenAsync());
        var (number, _) = await FillAsync(theirs);
        (string Role, object Grant)[] reaching =
        [
            ("titleOffice", new { role = "titleOffice", jurisdiction = "天津市" }),
            ("office", new { role = "office", cycle = theirs }),
            ("supervisor", new { role = "supervisor", organisation = "C-BEYOND" }),
            ("employer", new { role = "employer", organisation = Employer }),
        ];
        foreach (var (role, grant) in reaching)
        {
            using var person = await SignInAsync("within-" + role, grant);
            (await person.GetOkAsync("/api/console/v1/cycles"))
                .AsArray()
                .Select(cycle => (string?)cycle!["code"])
                .ShouldContain(theirs, role);
            (await person.GetAsync($"/api/console/v1/cycles/{theirs}/applications/{number}")).Status.ShouldBe(
                200,
                role
            );
            var cycle = await person.GetOkAsync("/api/console/v1/cycles/" + theirs);
            ((int)cycle["applications"]!["total"]!).ShouldBe(1, role);
        }
    }

    [Fact]
    public async Task An_office_that_reviews_one_application_of_a_cycle_does_not_run_the_cycle()
    {
        var theirs = await open.OpenAsync();
        var (number, things) = await FillAsync(theirs, committee: "C-GUEST");
        using var guest = await SignInAsync("guest", new { role = "office", organisation = "C-GUEST" });
        using var host = await SignInAsync("host", new { role = "office", organisation = "C-BEYOND" });
        var cycle = "/api/console/v1/cycles/" + theirs;
        foreach (var office in new[] { guest, host })
            (await office.GetAsync($"{cycle}/applications/{number}")).Status.ShouldBe(200);

        var act = new { type = "meeting.scheduled", data = new { date = "2024-12-16" } };
        var refused = await guest.PostAsync(cycle + "/events", act);
        (refused.Status, refused.Problem).ShouldBe((403, "out-of-reach"), refused.Text);
        // There, it is the day that is asked about.
        (await host.PostAsync(cycle + "/events", act)).Problem.ShouldNotBe("out-of-reach");

        (await guest.GetAsync(cycle + "/draw")).Text.ShouldContain(theirs);
        (await host.GetAsync(cycle + "/draw")).Text.ShouldNotContain(theirs);
        var extension = new
        {
            kind = "extension",
            reason = "试",
            date = "apply.closes",
            workingDays = 2,
            scope = new { cycle = theirs },
        };
        (await guest.PostAsync("/api/console/v1/moves/preview", extension)).Status.ShouldBe(404);
        (await host.PostAsync("/api/console/v1/moves/preview", extension)).Status.ShouldBe(200);
        (await guest.GetAsync("/api/console/v1/moves/" + things["moves"])).Text.ShouldNotContain(number);
    }

    [Fact]
    public async Task An_employer_counts_its_own_applications_and_deadlines_alone()
    {
        var theirs = await open.OpenAsync();
        await FillAsync(theirs);
        using var person = await SignInAsync("count-employer", new { role = "employer", organisation = "U-NOBODY" });
        var cycle = await person.GetOkAsync("/api/console/v1/cycles/" + theirs);
        ((int)cycle["applications"]!["total"]!).ShouldBe(0);
        var overview = await person.GetOkAsync("/api/console/v1/overview");
        overview["overdue"]!
            .AsArray()
            .Concat(overview["upcoming"]!.AsArray())
            .Select(item => (string?)item!["actor"])
            .ShouldAllBe(actor => actor == null || actor == "employer" || actor == "applicant");
    }

    [Fact]
    public async Task Roles_that_may_not_meet_in_one_person_are_refused()
    {
        var clash = await AddAsync(
            "clash-1",
            new { role = "office", organisation = "C1" },
            new { role = "supervisor" }
        );
        clash.Status.ShouldBe(400, clash.Text);
        clash.Text.ShouldContain("监督员");
        (
            await AddAsync(
                "clash-2",
                new { role = "office", organisation = "C1" },
                new { role = "supervisor", organisation = "C2" }
            )
        ).Status.ShouldBe(201);
        (await AddAsync("clash-3", new { role = "administrator", jurisdiction = "天津市" })).Status.ShouldBe(400);
        (await AddAsync("clash-4", new { role = "office", cycle = "NO-SUCH" })).Text.ShouldContain("NO-SUCH");
        (await AddAsync("clash-5")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task An_item_that_is_null_is_told_where_it_stands()
    {
        var code = await open.OpenAsync();
        var grants = await AddAsync("null-grants", [null!]);
        (grants.Status, (string?)grants.Json!["errors"]![0]!["path"]).ShouldBe((400, "$.grants"), grants.Text);
        var committees = await open.Administrator.PutAsync(
            $"/api/console/v1/cycles/{code}/committees",
            new { committees = new string?[] { null } }
        );
        committees.Status.ShouldBe(400, committees.Text);
        ((string?)committees.Json!["errors"]![0]!["path"]).ShouldBe("$.committees");
    }

    [Fact]
    public async Task What_somebody_may_do_changes_with_the_next_request()
    {
        var theirs = await open.OpenAsync();
        using var person = await SignInAsync("changed", new { role = "office", jurisdiction = "柳州市" });
        (await person.GetAsync("/api/console/v1/cycles/" + theirs)).Status.ShouldBe(404);
        var changed = await open.Administrator.PutAsync(
            "/api/console/v1/users/changed",
            new
            {
                displayName = "改过",
                active = true,
                grants = new[] { new { role = "office", jurisdiction = "天津市" } },
            }
        );
        changed.Status.ShouldBe(200, changed.Text);
        (await person.GetAsync("/api/console/v1/cycles/" + theirs)).Status.ShouldBe(200);
        var disabled = await open.Administrator.PutAsync(
            "/api/console/v1/users/changed",
            new
            {
                displayName = "改过",
                active = false,
                grants = new[] { new { role = "office", jurisdiction = "天津市" } },
            }
        );
        disabled.Status.ShouldBe(200, disabled.Text);
        (await person.GetAsync("/api/console/v1/cycles/" + theirs)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task An_act_and_a_change_stop_at_the_reach()
    {
        var theirs = await open.OpenAsync();
        using var person = await SignInAsync("acting", new { role = "titleOffice", jurisdiction = "柳州市" });
        var act = await person.PostAsync(
            $"/api/console/v1/cycles/{theirs}/events",
            new { type = "committee.approved", data = new { } }
        );
        act.Status.ShouldBe(404, act.Text);
        object[] asked =
        [
            new
            {
                kind = "cancel",
                reason = "试",
                cycle = theirs,
            },
            new
            {
                kind = "extension",
                reason = "试",
                date = "apply.closes",
                workingDays = 2,
                scope = new { city = "天津市" },
            },
            new
            {
                kind = "extension",
                reason = "试",
                date = "apply.closes",
                workingDays = 2,
                scope = new { cycle = theirs },
            },
            new
            {
                kind = "extension",
                reason = "no such date: nothing can be previewed",
                date = "nobody.knows",
                workingDays = 2,
                scope = new { city = "天津市" },
            },
        ];
        foreach (var request in asked)
        {
            (await person.PostAsync("/api/console/v1/moves/preview", request)).Status.ShouldBe(404);
            (await person.PostAsync("/api/console/v1/moves", request)).Status.ShouldBe(404);
        }

        var started = await person.PostAsync(
            "/api/console/v1/cycles",
            new
            {
                definitionId = "tianjin-2024",
                code = "BEYOND-X",
                name = "越界",
            }
        );
        (started.Status, started.Problem).ShouldBe((403, "out-of-reach"), started.Text);
    }

    [Fact]
    public async Task A_picture_is_kept_for_what_lies_within_reach_alone()
    {
        var theirs = await open.OpenAsync();
        var (number, _) = await FillAsync(theirs);
        var (cycle, application) = ($"cycles/{theirs}", $"cycles/{theirs}/applications/{number}");
        using var employer = await SignInAsync("pictures-own", new { role = "employer", organisation = Employer });
        using var stranger = await SignInAsync("pictures-other", new { role = "employer", organisation = "U-OTHER" });
        using var supervisor = await SignInAsync("pictures-watch", new { role = "supervisor" });
        using var office = await SignInAsync("pictures-office", new { role = "office", organisation = "C-BEYOND" });

        (await UploadAsync(employer, application)).Status.ShouldBe(201);
        (await UploadAsync(office, cycle)).Status.ShouldBe(201);
        (await UploadAsync(employer, cycle)).Status.ShouldBe(404);
        (await UploadAsync(stranger, application)).Status.ShouldBe(404);
        (await UploadAsync(supervisor, application)).Status.ShouldBe(404);
        (await UploadAsync(supervisor, cycle)).Status.ShouldBe(404);
        (await UploadAsync(employer, application, "image/jpeg")).Status.ShouldBe(415);
    }

    private static async Task<Answer> UploadAsync(ConsoleClient person, string subject, string type = "image/png")
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"/api/console/v1/{subject}/evidence?fileName=a.png"
        )
        {
            Content = new ByteArrayContent(Pictures.Png(8, 6)),
        };
        request.Content.Headers.ContentType = new(type);
        return await person.SendAsync(request);
    }

    private static IEnumerable<(string Limit, object Grant)> LimitsOf(string role, string cycle)
    {
        yield return (
            "city",
            new
            {
                role,
                jurisdiction = "柳州市",
                organisation = Organisation(role),
            }
        );
        yield return (
            "cycle",
            new
            {
                role,
                cycle,
                organisation = Organisation(role),
            }
        );
        if (role is not (AccountRoles.TitleOffice or AccountRoles.TradeDepartment))
            yield return ("organisation", new { role, organisation = "X-OTHER" });

        static string? Organisation(string role) =>
            role switch
            {
                AccountRoles.Employer => Employer,
                AccountRoles.Department => "D-BEYOND",
                _ => null,
            };
    }

    /// <summary>Brings a cycle an application, a committee and a change that waits.</summary>
    private async Task<(string Number, Dictionary<string, string> Things)> FillAsync(
        string cycle,
        string committee = "C-BEYOND"
    )
    {
        var committees = await open.Administrator.PutAsync(
            $"/api/console/v1/cycles/{cycle}/committees",
            new { committees = new[] { "C-BEYOND" } }
        );
        committees.Status.ShouldBe(200, committees.Text);
        var submission = JsonNode.Parse(OpenCycle.Submission("beyond-" + cycle, Employer))!.AsObject();
        submission["department"] = "D-BEYOND";
        submission["committee"] = committee;
        var subject = (string)
            (await open.Portal.AcceptedAsync("application.submitted", "cycles/" + cycle, submission.ToJsonString()))[
                "subject"
            ]!;
        var move = await open.Administrator.PostAsync(
            "/api/console/v1/moves",
            new
            {
                kind = "cancel",
                reason = "越界试验",
                cycle,
            }
        );
        move.Status.ShouldBe(201, move.Text);
        var deadlines = (await open.Administrator.GetOkAsync($"/api/console/v1/cycles/{cycle}/deadlines")).AsArray();
        return (
            subject.Split('/')[^1],
            new Dictionary<string, string>
            {
                ["code"] = cycle,
                ["number"] = subject.Split('/')[^1],
                ["moves"] = (string)move.Json!["id"]!,
                ["deadlines"] = (string)deadlines[0]!["id"]!,
            }
        );
    }

    private static async Task<Answer> AskAsync(
        ConsoleClient person,
        RouteEndpoint endpoint,
        Dictionary<string, string> things
    )
    {
        var address = "/" + Parameter().Replace(endpoint.RoutePattern.RawText!, Named).TrimStart('/');
        using var request = new HttpRequestMessage(new HttpMethod(Endpoints.MethodOf(endpoint)), address);
        return await person.SendAsync(request);

        // An id is that of what stands before it: moves/{id}.
        string Named(Match match)
        {
            var (of, name) = (match.Groups["of"].Value, match.Groups["name"].Value);
            var value = things.GetValueOrDefault(name == "id" ? of : name, "1");
            return of.Length > 0 ? $"{of}/{value}" : value;
        }
    }

    private async Task<ConsoleClient> SignInAsync(string name, object grant, string from = "127.0.0.1")
    {
        var added = await AddAsync(name.ToLowerInvariant(), grant);
        added.Status.ShouldBe(201, added.Text);
        var client = new ConsoleClient(open.Address, from: from);
        (
            await client.PostAsync("/api/session", new { name = name.ToLowerInvariant(), password = SignedIn.Password })
        ).Status.ShouldBe(200);
        return client;
    }

    private Task<Answer> AddAsync(string name, params object[] grants) =>
        open.Administrator.PostAsync(
            "/api/console/v1/users",
            new
            {
                name,
                displayName = name,
                password = SignedIn.Password,
                grants,
            }
        );

    [GeneratedRegex(@"(?:(?<of>\w+)/)?\{\*{0,2}(?<name>\w+)[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
