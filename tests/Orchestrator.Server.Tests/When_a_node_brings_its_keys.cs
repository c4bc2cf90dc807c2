using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Server.Keys;
using Orchestrator.Server.Portals;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Portals;

namespace Orchestrator.Server.Tests;

public sealed class When_a_node_brings_its_keys(OutsideDatabases databases)
{
    private static readonly string OldKey = new('1', 64);
    private static readonly MasterKey First = new(new string('a', 32));
    private static readonly MasterKey Second = new(new string('b', 32));

    [Fact]
    public async Task Nodes_that_start_together_with_empty_folders_have_one_ring_and_one_person_key()
    {
        var connection = await databases.CreateAsync();
        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartingNode.StartAsync(connection)));
        nodes.Select(node => node.PersonKey).Distinct().ShouldHaveSingleItem().Length.ShouldBe(64);
        foreach (var node in nodes)
        {
            var closed = node.Secrets.Close("from one");
            foreach (var other in nodes)
                other.Secrets.TryOpen(closed).ShouldBe("from one");
        }

        (await KeysAsync(nodes[0])).ShouldHaveSingleItem();
        foreach (var node in nodes)
            await node.DisposeAsync();
    }

    [Fact]
    public async Task The_keys_of_an_old_folder_move_into_the_database_and_open_what_they_protected()
    {
        var connection = await databases.CreateAsync();
        using var folder = new TemporaryFolder();
        var portal = OldFolder(folder.Path);
        await using var first = await StartingNode.StartAsync(connection, folder.Path);
        await using var second = await StartingNode.StartAsync(connection);
        second.Secrets.TryOpen(portal).ShouldBe("a portal's secret");
        second.PersonKey.ShouldBe(OldKey);
        Directory.Exists(Path.Combine(folder.Path, "keys")).ShouldBeFalse("a node can be thrown away");
    }

    [Fact]
    public async Task A_node_with_another_person_key_is_refused_and_both_fingerprints_are_told()
    {
        var connection = await databases.CreateAsync();
        await using var first = await StartingNode.StartAsync(connection, personKey: "the key of all nodes");
        var line = (
            await Should.ThrowAsync<ConfigurationException>(() =>
                StartingNode.StartAsync(connection, personKey: "another key")
            )
        ).Line;
        line.ShouldContain(Fingerprint.Of("the key of all nodes"));
        line.ShouldContain(Fingerprint.Of("another key"));
        line.ShouldNotContain("the key of all nodes");

        using var folder = new TemporaryFolder();
        OldFolder(folder.Path);
        (
            await Should.ThrowAsync<ConfigurationException>(() => StartingNode.StartAsync(connection, folder.Path))
        ).Line.ShouldContain("person.key");
        await using var third = await StartingNode.StartAsync(connection);
        third.PersonKey.ShouldBe("the key of all nodes");
    }

    [Fact]
    public async Task A_master_key_wraps_what_lay_in_the_clear_and_can_be_changed()
    {
        var connection = await databases.CreateAsync();
        byte[] closed;
        await using (var open = await StartingNode.StartAsync(connection))
        {
            closed = open.Secrets.Close("a secret");
            Text((await KeysAsync(open)).ShouldHaveSingleItem())
                .ShouldContain("<key", customMessage: "a copy of the database opens everything");
        }

        await using (var wrapped = await StartingNode.StartAsync(connection, masters: new MasterKeys(First)))
        {
            wrapped.Secrets.TryOpen(closed).ShouldBe("a secret");
            Text((await KeysAsync(wrapped)).ShouldHaveSingleItem()).ShouldNotContain("<key");
        }

        (await RefusedAsync(connection, new MasterKeys())).ShouldContain(First.Fingerprint);
        (await RefusedAsync(connection, new MasterKeys(Second))).ShouldContain(First.Fingerprint);
        (await RefusedAsync(connection, new MasterKeys(null, [First]))).ShouldContain("Security:OtherMasterKeys");
        await using (var changed = await StartingNode.StartAsync(connection, masters: new MasterKeys(Second, [First])))
            changed.Secrets.TryOpen(closed).ShouldBe("a secret");
        await using var after = await StartingNode.StartAsync(connection, masters: new MasterKeys(Second));
        after.Secrets.TryOpen(closed).ShouldBe("a secret");
    }

    [Theory]
    [InlineData("person.key", "")]
    [InlineData("person.key", "1111")]
    [InlineData("key-1.xml", "")]
    [InlineData("key-1.xml", "<key id=\"1\"><creationDate>")]
    public async Task An_empty_or_torn_key_file_is_refused_and_left(string name, string content)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Path, "keys")).FullName, name);
        await File.WriteAllTextAsync(file, content);
        var line = (
            await Should.ThrowAsync<ConfigurationException>(async () =>
                await StartingNode.StartAsync(await databases.CreateAsync(), folder.Path)
            )
        ).Line;
        line.ShouldContain(file);
        (await File.ReadAllTextAsync(file)).ShouldBe(content);
    }

    [Fact]
    public async Task A_database_whose_keys_are_elsewhere_is_refused()
    {
        var connection = await databases.CreateAsync();
        await using (var node = await StartingNode.StartAsync(connection))
        {
            await using var context = await node.Database.Contexts.CreateDbContextAsync();
            context.Applicants.Add(new Applicant { PersonKey = "p", FirstSeenAt = Instant.FromUtc(2024, 10, 1, 0, 0) });
            context.Portals.Add(
                new Portal
                {
                    Code = "city",
                    Name = "city",
                    Secret = [1],
                    Permissions = "{}",
                }
            );
            await context.SaveChangesAsync();
            await context.Settings.Where(setting => setting.Name == "person-key").ExecuteDeleteAsync();
        }

        (await RefusedAsync(connection, new MasterKeys())).ShouldContain(
            "keys that are not here",
            customMessage: "persons are hashed by a key that is gone"
        );
        await using (var node = await StartingNode.StartAsync(connection, personKey: "configured"))
        {
            await using var context = await node.Database.Contexts.CreateDbContextAsync();
            await context.StoredKeys.ExecuteDeleteAsync();
        }

        (await RefusedAsync(connection, new MasterKeys())).ShouldContain(
            "keys that are not here",
            customMessage: "the portals' secrets are protected by a ring that is gone"
        );
    }

    private static async Task<string> RefusedAsync(string connection, MasterKeys masters) =>
        (
            await Should.ThrowAsync<ConfigurationException>(() => StartingNode.StartAsync(connection, masters: masters))
        ).Line;

    private static async Task<List<byte[]>> KeysAsync(StartingNode node)
    {
        await using var context = await node.Database.Contexts.CreateDbContextAsync();
        return await context.StoredKeys.Select(row => row.Content).ToListAsync();
    }

    private static string Text(byte[] content) => System.Text.Encoding.UTF8.GetString(content);

    /// <summary>A data folder as servers made it before; the answer is a secret that its ring protects.</summary>
    private static byte[] OldFolder(string folder)
    {
        var keys = Directory.CreateDirectory(Path.Combine(folder, "keys"));
        File.WriteAllText(Path.Combine(keys.FullName, "person.key"), OldKey);
        return new SecretBox(
            DataProtectionProvider.Create(keys, builder => builder.SetApplicationName("orchestrator"))
        ).Close("a portal's secret");
    }
}
