namespace Orchestrator.Calendars;

/// <summary>Reads the data files that travel inside this assembly.</summary>
internal static class EmbeddedData
{
    public static string Read(string fileName)
    {
        var name = "Orchestrator.Calendars.Data." + fileName;
        using var stream = typeof(EmbeddedData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its data file {fileName}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
