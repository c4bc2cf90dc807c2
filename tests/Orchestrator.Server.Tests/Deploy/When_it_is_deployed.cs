using System.Text.RegularExpressions;
using k8s;
using k8s.Models;
using Microsoft.Extensions.Configuration;
using Orchestrator.Server.CommandLine;
using Orchestrator.Server.Hosting;
using Orchestrator.Server.Tests.Architecture;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Tests.Support;

namespace Orchestrator.Server.Tests.Deploy;

/// <summary>What lies in <c>deploy/</c>, held against what reads it; no Docker and no cluster runs here.</summary>
public sealed partial class When_it_is_deployed
{
    private static readonly string Folder = Path.Combine(Repository.Root, "deploy");

    [Fact]
    public void The_deployment_is_one_that_Kubernetes_takes_and_its_parts_fit_together()
    {
        var deployment = Manifest<V1Deployment>("deployment");
        var service = Manifest<V1Service>("service");
        var secret = Manifest<V1Secret>("secret");
        var budget = Manifest<V1PodDisruptionBudget>("disruption-budget");
        var policy = Manifest<V1NetworkPolicy>("network-policy");
        var pod = deployment.Spec.Template;
        var container = pod.Spec.Containers.ShouldHaveSingleItem();

        foreach (
            var selector in new[]
            {
                deployment.Spec.Selector.MatchLabels,
                service.Spec.Selector,
                budget.Spec.Selector.MatchLabels,
                policy.Spec.PodSelector.MatchLabels,
            }
        )
        {
            selector.ShouldBe(pod.Metadata.Labels);
        }
        service.Spec.Ports.Single().TargetPort.Value.ShouldBe(container.Ports.Single().Name);
        container.EnvFrom.Single().SecretRef.Name.ShouldBe(secret.Metadata.Name);
        container
            .VolumeMounts.Select(mount => mount.Name)
            .ShouldBe(pod.Spec.Volumes.Select(volume => volume.Name), ignoreOrder: true);
        new[] { container.StartupProbe, container.LivenessProbe }.ShouldAllBe(probe =>
            probe.HttpGet.Path == "/health/live"
        );
        container.ReadinessProbe.HttpGet.Path.ShouldBe("/health/ready");
        pod.Spec.TerminationGracePeriodSeconds.ShouldNotBeNull().ShouldBeGreaterThan(20);
        pod.Spec.SecurityContext.RunAsNonRoot.ShouldBe(true);
        container.SecurityContext.ReadOnlyRootFilesystem.ShouldBe(true);
    }

    [Fact]
    public void Settings_given_to_the_containers_are_settings_of_the_server()
    {
        var keys = Manifest<V1Secret>("secret")
            .StringData.Keys.Concat(
                Compose
                    .Files.SelectMany(file => Compose.Read(file).Services)
                    .Where(service => service.Key.StartsWith("node", StringComparison.Ordinal))
                    .SelectMany(service => service.Value.Environment.Keys)
            );
        foreach (var key in keys.Distinct())
        {
            var name = key.Replace("__", ":", StringComparison.Ordinal);
            var given = new ConfigurationBuilder().AddInMemoryCollection([new(name, "x")]).Build();
            Should.NotThrow(() => KnownSettings.RefuseUnknown(given), key);
        }
    }

    [Fact]
    public void Every_manifest_is_applied_and_none_is_missing()
    {
        var listed = KubernetesYaml.Deserialize<Dictionary<string, object>>(
            File.ReadAllText(Path.Combine(Folder, "kubernetes", "kustomization.yaml"))
        );
        var files = Directory
            .EnumerateFiles(Path.Combine(Folder, "kubernetes"), "*.yaml")
            .Select(file => Path.GetFileName(file)!);
        ((IEnumerable<object>)listed["resources"])
            .Cast<string>()
            .ShouldBe(files.Except(["kustomization.yaml", "secret.yaml"]), ignoreOrder: true);
    }

    [Theory]
    [InlineData("compose.yaml")]
    [InlineData("compose.sqlserver.yaml")]
    public void A_compose_file_holds_what_compose_knows_and_names_only_what_is_there(string file)
    {
        var compose = Compose.Read(file);
        foreach (var (name, service) in compose.Services)
        {
            service.Networks.ShouldBeSubsetOf(compose.Networks.Keys, name);
            service.DependsOn.Keys.ShouldBeSubsetOf(compose.Services.Keys, name);
            service
                .Volumes.Select(volume => volume.Split(':')[0])
                .Where(source => !source.StartsWith('.') && !source.StartsWith('/'))
                .ShouldBeSubsetOf(compose.Volumes.Keys, name);
        }

        compose.Services.Keys.ShouldContain("node1");
        compose.Services.Keys.ShouldContain("node2");
        var example = File.ReadAllText(Path.Combine(Folder, ".env.example"));
        foreach (Match needed in Needed().Matches(File.ReadAllText(Path.Combine(Folder, file))))
            example.ShouldContain(needed.Groups[1].Value + "=");
    }

    [Fact]
    public void The_image_runs_as_nobody_in_particular_is_asked_for_its_health_and_holds_no_tools_of_the_build()
    {
        var text = File.ReadAllText(Path.Combine(Folder, "Dockerfile"));
        var last = text[text.LastIndexOf("\nFROM ", StringComparison.Ordinal)..];
        last.ShouldStartWith("\nFROM mcr.microsoft.com/dotnet/aspnet:");
        last.ShouldContain("\nUSER $APP_UID\n");
        last.ShouldContain("\nHEALTHCHECK ");
        last.ShouldNotContain("apt-get");
        Regex.Matches(last, "COPY --from=(\\w+)").Select(copy => copy.Groups[1].Value).ShouldBe(["build"]);
        text.ShouldContain("RUN deploy/publish.sh /app");
    }

    [Fact]
    public async Task The_health_check_of_the_image_tells_a_server_from_none()
    {
        var check = HealthCommand()
            .Match(await File.ReadAllTextAsync(Path.Combine(Folder, "Dockerfile")))
            .Groups[1]
            .Value.Replace("\\\\", "\\", StringComparison.Ordinal);
        await using var server = await AnyServer.StartAsync();
        var asked = check.Replace("8080", $"{server.Port}", StringComparison.Ordinal);

        (await Command.RunAsync("bash", ["-c", asked])).ExitCode.ShouldBe(0, asked);
        server.Status = 503;
        (await Command.RunAsync("bash", ["-c", asked])).ExitCode.ShouldBe(1, asked);
        await server.DisposeAsync();
        (await Command.RunAsync("bash", ["-c", asked])).ExitCode.ShouldBe(1, asked);
    }

    [Fact]
    public async Task The_unit_is_one_that_systemd_takes()
    {
        Assert.SkipUnless(
            File.Exists("/usr/bin/systemd-analyze"),
            "systemd-analyze is not here; it judges the unit wherever it is."
        );
        var (exitCode, output) = await Command.RunAsync(
            "systemd-analyze",
            ["verify", Path.Combine(Folder, "systemd", "orchestrator.service")]
        );
        (exitCode, output).ShouldBe((0, ""));
    }

    [Fact]
    public async Task The_proxy_is_one_that_nginx_takes()
    {
        using var nginx = await Nginx.PrepareAsync(new Uri("http://127.0.0.1:1"), new Uri("http://127.0.0.1:2"));
        var (exitCode, output) = await nginx.TestAsync();
        exitCode.ShouldBe(0, output);
    }

    [Theory]
    [InlineData("postgresql")]
    [InlineData("sqlserver")]
    public async Task A_script_holds_the_tables_that_the_program_makes(string provider)
    {
        using var output = new StringWriter();
        (await Verbs.RunAsync(["sql", provider], output, TextWriter.Null, CancellationToken.None)).ShouldBe(0);
        var file = Path.Combine(Folder, "sql", provider + ".sql");
        (await File.ReadAllTextAsync(file) == output.ToString()).ShouldBeTrue(
            $"write it anew: dotnet run --project src/Orchestrator.Server -- sql {provider} > {file}"
        );
    }

    /// <summary>Takes minutes, and npm: <c>ORCHESTRATOR_PUBLISH=1</c> in the environment asks for it.</summary>
    [Fact]
    public async Task What_the_image_runs_makes_of_a_clean_clone_a_program_that_serves()
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("ORCHESTRATOR_PUBLISH") == "1",
            "ORCHESTRATOR_PUBLISH=1 asks for this one."
        );
        using var folder = new TemporaryFolder();
        var (clone, app) = (Path.Combine(folder.Path, "clone"), Path.Combine(folder.Path, "app"));
        (await Command.RunAsync("git", ["clone", "-q", "--no-hardlinks", Repository.Root, clone])).ExitCode.ShouldBe(0);

        var published = await Command.RunAsync(Path.Combine(clone, "deploy", "publish.sh"), [app]);

        published.ExitCode.ShouldBe(0, published.Output);
        Directory.Delete(clone, recursive: true);
        await using var server = await ServerProcess.StartProgramAsync(
            Path.Combine(app, "Orchestrator.Server.dll"),
            Path.Combine(folder.Path, "data")
        );
        using var administrator = await SignedIn.FirstAsync(server);
        (await administrator.GetAsync("/")).Text.ShouldContain("<script", customMessage: "the console's page");
    }

    private static T Manifest<T>(string name)
        where T : IKubernetesObject =>
        KubernetesYaml.Deserialize<T>(
            File.ReadAllText(Path.Combine(Folder, "kubernetes", name + ".yaml")),
            strict: true
        );

    [GeneratedRegex(@"\$\{(\w+):\?")]
    private static partial Regex Needed();

    [GeneratedRegex("""CMD \["bash", "-c", "(.*)"\]""")]
    private static partial Regex HealthCommand();
}
