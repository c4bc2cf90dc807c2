using Orchestrator.Server.Tests.Architecture;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Orchestrator.Server.Tests.Deploy;

/// <summary>A compose file, with those of the specification's keys that ours use: any other key is refused when it is read.</summary>
internal sealed class Compose
{
    public static readonly string[] Files = ["compose.yaml", "compose.sqlserver.yaml"];

    public string Name { get; set; } = "";

    [YamlMember(Alias = "x-node", ApplyNamingConventions = false)]
    public Service? Node { get; set; }

    public Dictionary<string, Service> Services { get; set; } = [];

    public Dictionary<string, object> Networks { get; set; } = [];

    public Dictionary<string, object> Volumes { get; set; } = [];

    public static Compose Read(string file)
    {
        using var text = File.OpenText(Path.Combine(Repository.Root, "deploy", file));
        return new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .WithDuplicateKeyChecking()
            .Build()
            .Deserialize<Compose>(new MergingParser(new Parser(text)));
    }

    internal sealed class Service
    {
        public string? Image { get; set; }

        public Build? Build { get; set; }

        public Dictionary<string, string> Environment { get; set; } = [];

        public Dictionary<string, Dependency> DependsOn { get; set; } = [];

        public Health? Healthcheck { get; set; }

        public List<string> Entrypoint { get; set; } = [];

        public List<string> Command { get; set; } = [];

        public List<string> Ports { get; set; } = [];

        public List<string> Volumes { get; set; } = [];

        public List<string> Tmpfs { get; set; } = [];

        public List<string> Networks { get; set; } = [];

        public List<string> CapDrop { get; set; } = [];

        public List<string> SecurityOpt { get; set; } = [];

        public string? Restart { get; set; }

        public bool ReadOnly { get; set; }

        public string? StopGracePeriod { get; set; }
    }

    internal sealed record Build
    {
        public string? Context { get; set; }

        public string? Dockerfile { get; set; }
    }

    internal sealed record Dependency
    {
        public string? Condition { get; set; }
    }

    internal sealed record Health
    {
        public List<string> Test { get; set; } = [];

        public string? Interval { get; set; }

        public string? Timeout { get; set; }

        public int Retries { get; set; }

        public string? StartPeriod { get; set; }
    }
}
