using Orchestrator.Tests.Support;

namespace Orchestrator.Desk.Tests.Documents;

/// <summary>Debian's LibreOffice: a real writer of .docx and PDF; installed when missing and when we may.</summary>
internal static class LibreOffice
{
    private static readonly SemaphoreSlim Turn = new(1);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>
    /// Converts a file to another format, beside it. Skips the test where there is no LibreOffice and none can be
    /// installed.
    /// </summary>
    private static async Task<byte[]> ConvertAsync(string file, string filter, string extension)
    {
        await Turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await EnsureAsync();
            var folder = Path.GetDirectoryName(file)!;
            var profile = $"-env:UserInstallation=file://{Path.Combine(folder, "profile")}";
            string[] input = Path.GetExtension(file) switch
            {
                ".html" => ["--infilter=HTML (StarWriter)"],
                ".txt" => ["--infilter=Text (encoded):UTF8"],
                _ => [],
            };
            var (exit, output) = await Command.RunAsync(
                "soffice",
                [profile, "--headless", .. input, "--convert-to", filter, "--outdir", folder, file],
                folder,
                Limit
            );
            var made = Path.ChangeExtension(file, extension);
            File.Exists(made).ShouldBeTrue($"{exit}: {output}");
            return await File.ReadAllBytesAsync(made, TestContext.Current.CancellationToken);
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>A text written to a file and converted; nothing of it stays.</summary>
    public static async Task<byte[]> MakeAsync(string name, string content, string filter, string extension)
    {
        var folder = Directory.CreateTempSubdirectory("orchestrator-documents-");
        try
        {
            var file = Path.Combine(folder.FullName, name);
            await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
            return await ConvertAsync(file, filter, extension);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task EnsureAsync()
    {
        if (File.Exists("/usr/bin/soffice"))
            return;
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            Assert.Skip("No LibreOffice here; install libreoffice-writer-nogui and fonts-noto-cjk.");
        var (exit, output) = await Apt.RunAsync(
            "/",
            ["update", "-qq"],
            ["install", "-y", "-qq", "--no-install-recommends", "libreoffice-writer-nogui", "fonts-noto-cjk"]
        );
        exit.ShouldBe(0, output);
    }
}
