using Hangfire;
using Npgsql;

namespace Orchestrator.Benchmarks.Lateness;

/// <summary>Gives plain jobs their database.</summary>
internal sealed class RecorderActivator(NpgsqlDataSource source) : JobActivator
{
    public override object ActivateJob(Type jobType) => new Recorder(source);
}
