using System.Net;
using System.Net.Http.Json;
using System.Text;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>Guesses are stopped where they come from, and keep nobody else out.</summary>
public sealed class When_somebody_guesses(OpenServer open)
{
    /// <summary>Guesses of one address in a window.</summary>
    private const int Many = 100;

    private int _address;

    private async Task<(string Name, ConsoleClient Known)> AccountAsync()
    {
        var name = "guess-" + Guid.NewGuid().ToString("N")[..8];
        return (name, await SignedIn.WithRolesAsync(open.Practice, name, ["office"]));
    }

    private string NewAddress() => $"198.51.{Random.Shared.Next(256)}.{Interlocked.Increment(ref _address)}";

    private async Task<Answer> TryAsync(ConsoleClient client, string name, string password, string from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session")
        {
            Content = JsonContent.Create(new { name, password }),
        };
        request.Headers.Add("X-Forwarded-For", from);
        return await client.SendAsync(request);
    }

    [Fact]
    public async Task Guesses_at_the_same_moment_are_all_counted_before_they_are_checked()
    {
        var (name, known) = await AccountAsync();
        using var _ = known;
        using var guesser = new ConsoleClient(open.Address);
        var from = NewAddress();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 30).Select(_ => TryAsync(guesser, name, "wrong password", from))
        );
        answers
            .Count(answer => answer.Problem == "wrong-password")
            .ShouldBeInRange(1, 10, "five in a window, and a window may end meanwhile");
        answers.Count(answer => answer.Problem == "locked").ShouldBeGreaterThanOrEqualTo(20);
    }

    [Fact]
    public async Task Locked_and_unknown_accounts_answer_alike()
    {
        var (name, known) = await AccountAsync();
        using var _ = known;
        using var guesser = new ConsoleClient(open.Address);
        var (mine, nobodys) = (new List<string>(), new List<string>());
        var (one, other) = (NewAddress(), NewAddress());
        for (var i = 0; i < 8; i++)
        {
            mine.Add(Seen(await TryAsync(guesser, name, "wrong password", one)));
            nobodys.Add(Seen(await TryAsync(guesser, name + "-is-nobody", "wrong password", other)));
        }

        mine.ShouldBe(nobodys);
        mine.ShouldContain(text => text.StartsWith("429 locked"));
        static string Seen(Answer answer) =>
            $"{answer.Status} {answer.Problem} {new string([.. answer.Detail.Where(letter => !char.IsAsciiDigit(letter))])} "
            + $"{answer.Headers.RetryAfter is not null}";
    }

    [Fact]
    public async Task Nobody_keeps_the_owner_out_from_wherever_they_guess()
    {
        var (name, known) = await AccountAsync();
        using var _ = known;
        using var guesser = new ConsoleClient(open.Address);
        var shared = NewAddress();
        // Sign in once from the shared network, so that the browser is known there.
        (await TryAsync(known, name, SignedIn.Password, shared)).Status.ShouldBe(200);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => TryAsync(guesser, name, "wrong password", shared)));
        await Task.WhenAll(
            Enumerable.Range(0, 60).Select(_ => TryAsync(guesser, name, "wrong password", NewAddress()))
        );

        (await TryAsync(guesser, name, SignedIn.Password, shared)).Problem.ShouldBe(
            "locked",
            "whoever guesses learns no more"
        );
        (await TryAsync(known, name, SignedIn.Password, shared)).Status.ShouldBe(200, "the owner's browser is known");
        using var elsewhere = new ConsoleClient(open.Address);
        (await TryAsync(elsewhere, name, SignedIn.Password, NewAddress())).Status.ShouldBe(
            200,
            "from a new place there is always a first try"
        );
        var colleague = await AccountAsync();
        using var __ = colleague.Known;
        using var neighbour = new ConsoleClient(open.Address);
        (await TryAsync(neighbour, colleague.Name, SignedIn.Password, shared)).Status.ShouldBe(
            200,
            "a colleague behind the same address"
        );
    }

    [Fact]
    public async Task An_address_that_guesses_at_one_name_after_another_is_stopped_and_a_known_browser_there_is_not()
    {
        var (name, known) = await AccountAsync();
        using var _ = known;
        var shared = NewAddress();
        (await TryAsync(known, name, SignedIn.Password, shared)).Status.ShouldBe(200);
        using var guesser = new ConsoleClient(open.Address);
        var tries = 0;
        // A window may end meanwhile, and the count with it: then the second hundred is stopped.
        Answer? stopped = null;
        while (stopped is null && tries++ < 2 * Many)
        {
            var answer = await TryAsync(guesser, $"{name}-{tries}", "wrong password", shared);
            answer.Problem.ShouldBeOneOf("wrong-password", "locked");
            if (answer.Problem == "locked")
                stopped = answer;
        }

        tries.ShouldBeGreaterThan(Many);
        stopped.ShouldNotBeNull().Headers.RetryAfter.ShouldNotBeNull();
        (await TryAsync(guesser, name, SignedIn.Password, shared)).Problem.ShouldBe("locked");
        (await TryAsync(known, name, SignedIn.Password, shared)).Status.ShouldBe(200, "the owner's browser is known");
        (await TryAsync(guesser, name, SignedIn.Password, NewAddress())).Status.ShouldBe(200, "from elsewhere");
    }

    [Fact]
    public async Task Addresses_of_one_IPv6_network_are_one_place()
    {
        var (name, known) = await AccountAsync();
        using var _ = known;
        using var guesser = new ConsoleClient(open.Address);
        var network = $"2001:db8:{Random.Shared.Next(1, 65_000):x}:1";
        for (var i = 1; i <= 12; i++)
            await TryAsync(guesser, name, "wrong password", $"{network}::{i:x}");
        (await TryAsync(guesser, name, SignedIn.Password, network + "::ff")).Problem.ShouldBe("locked");
    }

    [Fact]
    public async Task Unsigned_rubbish_never_holds_up_a_request_that_is_signed_rightly()
    {
        const string types = "/api/portal/v1/events/types";
        // A portal and a place of its own: its failures are nobody else's.
        using var portal = await open.Practice.AddPortalAsync("rubbish", from: "127.0.0.7");
        Task<Answer> RubbishAsync(int i) => portal.SignedAsync(HttpMethod.Post, types, [], contentType: null, request =>
            {
                if (i % 3 == 0)
                    request.Headers.Remove("X-Signature");
                else
                    request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes($"rubbish {i}"));
            });
        var answers = new List<Answer>();
        // A minute may end meanwhile, and the count with it.
        for (var wave = 0; wave < 4 && !answers.Exists(answer => answer.Status == 429); wave++)
            answers.AddRange(await Task.WhenAll(Enumerable.Range(0, 200).Select(RubbishAsync)));
        answers.ShouldAllBe(answer => answer.Status == 401 || answer.Status == 429);
        answers.ShouldContain(answer => answer.Status == 429);
        (await portal.GetAsync(types)).Status.ShouldBe((int)HttpStatusCode.OK);
        (await portal.GetAsync(types)).Status.ShouldBe((int)HttpStatusCode.OK);
    }
}
