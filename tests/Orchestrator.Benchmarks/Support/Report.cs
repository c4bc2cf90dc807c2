using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Extensions;

namespace Orchestrator.Benchmarks.Support;

/// <summary>Prints what was measured: one JSON document on standard output, and nothing else there.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Prints it.</summary>
    /// <param name="benchmark">Its name.</param>
    /// <param name="measured">The figures, and what they are compared to.</param>
    public static void Print(string benchmark, object measured)
    {
#pragma warning disable RS0030 // The day of a measurement is the machine's.
        var date = SystemClock.Instance.InUtc().GetCurrentDate();
#pragma warning restore RS0030
        var document = new
        {
            benchmark,
            date = date.ToString("uuuu-MM-dd", null),
            cores = Environment.ProcessorCount,
            measured,
        };
        Console.WriteLine(JsonSerializer.Serialize(document, Format));
    }
}
