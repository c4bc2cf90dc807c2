using System.Globalization;
using NodaTime;
using Orchestrator.Desk.Practice;
using Orchestrator.Server.Sessions;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Tests;

/// <summary>
/// Passwords that are nobody's to guess or to know, a second factor, and accounts that are no second person for their
/// makers.
/// </summary>
public sealed class When_accounts_are_their_owners(OpenServer open, OutsideDatabases databases)
{
    private const string Good = "violet-tram-horizon";

    private static readonly InCommit<object?> NoLine = (_, _, _) => Task.CompletedTask;

    [Theory]
    [InlineData("password123")]
    [InlineData("P@ssw0rd2024!")]
    [InlineData("1234567890")]
    [InlineData("qwertyuiop")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("administrator")]
    [InlineData("Administrator1!")]
    [InlineData("iloveyou2024")]
    [InlineData("woaini1314520")]
    [InlineData("abc123456789")]
    [InlineData("a123456789")]
    [InlineData("13800138000")]
    [InlineData("tianjin20241008")]
    [InlineData("welcomeadmin")]
    [InlineData("9876543210")]
    [InlineData("zhang.wei2024")]
    [InlineData("Abc@123456")]
    [InlineData("1qaz@WSX3edc")]
    [InlineData("1qaz!QAZ2wsx")]
    [InlineData("zaq12wsxcde3")]
    [InlineData("asdf1234qwer")]
    [InlineData("abcd1234abcd")]
    [InlineData("wang123456")]
    [InlineData("5201314wang")]
    public void Common_ones_are_refused(string password) =>
        CommonPasswords.Has(password, "zhang.wei", "张伟").ShouldBeTrue();

    [Theory]
    [InlineData(Good)]
    [InlineData("kettle-orbit-marsh-9")]
    [InlineData("correct horse battery")]
    [InlineData("tianjin-2024-review")]
    [InlineData("supervise-the-draw")]
    [InlineData("十月的雨落在海河上边")]
    [InlineData("xK9#mQ2$vL7p")]
    [InlineData("wang-kettle-123456")]
    [InlineData("abc lantern 1234")]
    public void Others_are_not(string password) => CommonPasswords.Has(password, "zhang.wei", "张伟").ShouldBeFalse();

    /// <summary>RFC 6238, appendix B: the codes for SHA-1, their last six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_the_standards(long seconds, string code)
    {
        var secret = "12345678901234567890"u8.ToArray();
        Totp.CodeOf(secret, seconds / 30).ShouldBe(code);
        Totp.Write(secret).ShouldBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        var now = Instant.FromUnixTimeSeconds(seconds);
        Totp.StepOf(secret, code, now, lastUsed: 0).ShouldBe(seconds / 30);
        Totp.StepOf(secret, code, now, lastUsed: seconds / 30).ShouldBeNull("a code counts once");
        Totp.StepOf(secret, code, now + Duration.FromSeconds(90), lastUsed: 0).ShouldBeNull();
    }

    [Fact]
    public async Task A_password_is_changed_by_its_owner_and_every_session_ends()
    {
        var name = Name();
        using var owner = await SignedIn.WithRolesAsync(open.Practice, name, ["office"]);
        (
            await owner.PostAsync("/api/session/password", new { current = "not it at all", password = Good })
        ).Problem.ShouldBe("wrong-password");
        (
            await owner.PostAsync(
                "/api/session/password",
                new { current = SignedIn.Password, password = "password123" }
            )
        ).Status.ShouldBe(400);
        (
            await owner.PostAsync("/api/session/password", new { current = SignedIn.Password, password = Good })
        ).Status.ShouldBe(204);
        (await owner.GetAsync("/api/session")).Status.ShouldBe(401, "every session ended");
        (await SignInAsync(name, Good)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_name_that_differs_in_capitals_alone_is_taken()
    {
        var name = Name();
        using var owner = await SignedIn.WithRolesAsync(open.Practice, name, ["office"]);
        var twin = await open.Administrator.PostAsync(
            "/api/console/v1/users",
            new
            {
                name = name.ToUpperInvariant(),
                displayName = name,
                password = Good,
                roles = new[] { "office" },
            }
        );
        (twin.Status, twin.Problem).ShouldBe((409, "name-taken"));
    }

    [Fact]
    public async Task A_link_sets_a_password_once_and_a_changed_password_voids_every_link()
    {
        var name = Name();
        using var owner = await SignedIn.WithRolesAsync(open.Practice, name, ["office"]);
        var (first, second) = (await LinkAsync(name), await LinkAsync(name));
        (await ChooseAsync(first, Good)).Problem.ShouldBe("link-used", "the second made it void");
        (await ChooseAsync(second, "password123")).Status.ShouldBe(400);
        (await owner.GetAsync("/api/session")).Status.ShouldBe(200, "nothing has been chosen yet");

        var both = await Task.WhenAll(ChooseAsync(second, Good), ChooseAsync(second, Good + "-too"));
        both.Select(answer => answer.Status).Order().ShouldBe([204, 401]);
        (await owner.GetAsync("/api/session")).Status.ShouldBe(401, "every session ended");
        var chosen = both[0].Status == 204 ? Good : Good + "-too";
        var signedIn = await SignInAsync(name, chosen);
        ((string)signedIn.Json!["told"]!).ShouldContain("admin");

        var third = await LinkAsync(name);
        using var again = new ConsoleClient(open.Address);
        (await again.PostAsync("/api/session", new { name, password = chosen })).Status.ShouldBe(200);
        (
            await again.PostAsync("/api/session/password", new { current = chosen, password = "kettle-orbit-marsh-9" })
        ).Status.ShouldBe(204);
        (await ChooseAsync(third, Good)).Problem.ShouldBe("link-used", "its owner has changed it meanwhile");
    }

    [Fact]
    public async Task An_owner_is_told_that_somebody_changed_the_mail_address()
    {
        var name = Name();
        using var owner = await SignedIn.WithRolesAsync(open.Practice, name, ["office"]);
        await ChangeAsync(name, email: null);
        (await SignInAsync(name, SignedIn.Password)).Json!["told"].ShouldBeNull("the address stayed as it was");

        await ChangeAsync(name, "somebody.else@example.test");
        ((string?)(await SignInAsync(name, SignedIn.Password)).Json!["told"]).ShouldNotBeNull().ShouldContain("admin");
    }

    [Fact]
    public async Task Whoever_changed_a_mail_address_is_no_second_person_beside_its_owner()
    {
        await using var node = await StartingNode.StartAsync(await databases.CreateAsync());
        var users = new UserRegister(node.Database.Contexts, node.Database.Store, new Passwords(), RealClock.Instance);
        foreach (var name in new[] { "first", "second" })
        {
            var added = new NewUser
            {
                Name = name,
                DisplayName = name,
                Roles = ["office"],
            };
            (await users.AddAsync(added, madeBy: null, NoLine, CancellationToken.None)).ShouldNotBeNull();
        }

        var lineage = new AccountLineage(node.Database.Contexts, new PracticeMode(IsOn: false));
        var changed = new ChangedUser
        {
            DisplayName = "second",
            Active = true,
            Grants = [new() { Role = "titleOffice" }],
        };
        await users.ChangeAsync("second", changed, "first", NoLine, CancellationToken.None);
        (await lineage.MayBeSecondAsync(["first"], "second", CancellationToken.None)).ShouldBeTrue(
            "a role gives nobody the password"
        );
        await users.ChangeAsync(
            "second",
            changed with
            {
                Email = "first@example.test",
            },
            "first",
            NoLine,
            CancellationToken.None
        );
        (await lineage.MayBeSecondAsync(["first"], "second", CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_right_password_that_lacks_its_code_is_no_wrong_try()
    {
        var name = Name();
        using var owner = await SignedIn.WithRolesAsync(open.Practice, name, ["office"]);
        var offer = (await owner.PostAsync("/api/session/second-factor", new { password = SignedIn.Password })).Json!;
        var secret = Bytes((string)offer["secret"]!);
        var step = PortalClient.Now() / 30;
        (
            await owner.PostAsync(
                "/api/session/second-factor/confirmation",
                new { ticket = (string)offer["ticket"]!, code = Totp.CodeOf(secret, step) }
            )
        ).Status.ShouldBe(204);
        for (var i = 0; i < 8; i++)
            (await SignInAsync(name, SignedIn.Password)).Problem.ShouldBe("code-needed");
        (await SignInAsync(name, SignedIn.Password, Totp.CodeOf(secret, step + 1))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_and_each_code_counts_once()
    {
        var name = Name();
        using var owner = await SignedIn.WithRolesAsync(open.Practice, name, ["office"]);
        (await owner.PostAsync("/api/session/second-factor", new { password = "not it at all" })).Problem.ShouldBe(
            "wrong-password"
        );
        var offer = (await owner.PostAsync("/api/session/second-factor", new { password = SignedIn.Password })).Json!;
        var secret = Bytes((string)offer["secret"]!);
        var step = PortalClient.Now() / 30;
        (
            await owner.PostAsync(
                "/api/session/second-factor/confirmation",
                new { ticket = (string)offer["ticket"]!, code = Wrong(secret, step) }
            )
        ).Status.ShouldBe(400);
        (await SignInAsync(name, SignedIn.Password)).Status.ShouldBe(200, "it counts once it is confirmed");
        (
            await owner.PostAsync(
                "/api/session/second-factor/confirmation",
                new { ticket = (string)offer["ticket"]!, code = Totp.CodeOf(secret, step) }
            )
        ).Status.ShouldBe(204);

        (await SignInAsync(name, SignedIn.Password)).Problem.ShouldBe("code-needed");
        (await SignInAsync(name, SignedIn.Password, Totp.CodeOf(secret, step))).Problem.ShouldBe(
            "wrong-code",
            "it was used to confirm"
        );
        (await SignInAsync(name, SignedIn.Password, Totp.CodeOf(secret, step + 1))).Status.ShouldBe(200);
        (await SignInAsync(name, SignedIn.Password, Totp.CodeOf(secret, step + 1))).Problem.ShouldBe("wrong-code");
        (await open.Administrator.DeleteAsync($"/api/console/v1/users/{name}/second-factor")).Status.ShouldBe(204);
        ((string)(await SignInAsync(name, SignedIn.Password)).Json!["told"]!).ShouldContain("admin");
    }

    [Fact]
    public async Task Who_made_an_account_has_no_second_person_in_it()
    {
        await using var node = await StartingNode.StartAsync(await databases.CreateAsync());
        await using (var context = await node.Database.Contexts.CreateDbContextAsync())
        {
            foreach (
                var (id, account, maker) in new (long, string, string?)[]
                {
                    (1L, "root", null),
                    (2L, "made", "root"),
                    (3L, "made-by-made", "made"),
                    (4L, "other-root", null),
                    (5L, "others", "other-root"),
                    (6L, "of-two", "root other-root"),
                }
            )
            {
                context.Users.Add(
                    new User
                    {
                        Id = id,
                        Account = account,
                        DisplayName = account,
                        MadeBy = maker,
                        Enabled = true,
                        SecurityStamp = "s",
                    }
                );
            }
            await context.SaveChangesAsync();
        }

        var real = new AccountLineage(node.Database.Contexts, new PracticeMode(IsOn: false));
        foreach (
            var (hand, second, may) in new[]
            {
                ("root", "root", false),
                ("root", "made", false),
                ("root", "made-by-made", false),
                ("made", "root", false),
                ("made-by-made", "root", false),
                ("root", "others", true),
                ("others", "made", true),
                ("root", "other-root", true),
                ("nobody", "made", true),
                ("root", "of-two", false),
                ("of-two", "other-root", false),
                ("others", "of-two", true),
            }
        )
        {
            (await real.MayBeSecondAsync([hand], second, CancellationToken.None)).ShouldBe(may, $"{hand}, {second}");
        }
        (await real.MayBeSecondAsync(["others", "root"], "made", CancellationToken.None)).ShouldBeFalse(
            "one of the hands is enough"
        );
        var practice = new AccountLineage(node.Database.Contexts, new PracticeMode(IsOn: true));
        (await practice.MayBeSecondAsync(["root"], "made", CancellationToken.None)).ShouldBeTrue();
        (await practice.MayBeSecondAsync(["root"], "root", CancellationToken.None)).ShouldBeFalse();
    }

    private async Task ChangeAsync(string name, string? email)
    {
        var changed = await open.Administrator.PutAsync(
            "/api/console/v1/users/" + name,
            new
            {
                displayName = name,
                email,
                active = true,
                grants = new[] { new { role = "office" } },
            }
        );
        changed.Status.ShouldBe(200, changed.Text);
    }

    private static string Name() => "owner-" + Guid.NewGuid().ToString("N")[..8];

    private async Task<Answer> SignInAsync(string name, string password, string? code = null)
    {
        using var client = new ConsoleClient(open.Address);
        return await client.PostAsync(
            "/api/session",
            new
            {
                name,
                password,
                code,
            }
        );
    }

    /// <summary>The token of a link that an administrator makes.</summary>
    private async Task<string> LinkAsync(string name)
    {
        var made = await open.Administrator.PostAsync($"/api/console/v1/users/{name}/password-link", new { });
        made.Status.ShouldBe(200, made.Text);
        return ((string)made.Json!["path"]!).Split("token=")[1];
    }

    private async Task<Answer> ChooseAsync(string token, string password)
    {
        using var client = new ConsoleClient(open.Address);
        return await client.PostAsync("/api/session/password-link", new { token, password });
    }

    private static string Wrong(byte[] secret, long step)
    {
        var right = Enumerable.Range(-2, 5).Select(number => Totp.CodeOf(secret, step + number)).ToHashSet();
        return Enumerable
            .Range(0, 10)
            .Select(number => number.ToString("D6", CultureInfo.InvariantCulture))
            .First(code => !right.Contains(code));
    }

    private static byte[] Bytes(string base32)
    {
        var bits = string.Concat(
            base32.Select(letter =>
                Convert
                    .ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2)
                    .PadLeft(5, '0')
            )
        );
        return
        [
            .. Enumerable.Range(0, bits.Length / 8).Select(number => Convert.ToByte(bits.Substring(number * 8, 8), 2)),
        ];
    }
}
