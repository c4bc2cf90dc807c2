using System.Globalization;

namespace Orchestrator.Server.Tests.Support;

/// <summary>What a process has of the machine's memory, as Linux counts it.</summary>
/// <param name="process">Its id.</param>
internal sealed class ProcessMemory(int process)
{
    /// <summary>Megabytes by which the process grew at the most while something was done.</summary>
    public async Task<double> PeakAsync(Func<Task> work)
    {
        await File.WriteAllTextAsync($"/proc/{process}/clear_refs", "5");
        var before = await ReadAsync("VmRSS");
        await work();
        return (await ReadAsync("VmHWM") - before) / 1024;
    }

    private async Task<double> ReadAsync(string name)
    {
        var lines = await File.ReadAllLinesAsync($"/proc/{process}/status");
        var line = lines.Single(line => line.StartsWith(name + ":", StringComparison.Ordinal));
        return double.Parse(
            line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal),
            CultureInfo.InvariantCulture
        );
    }
}
