using Orchestrator.Tests.Support;

namespace Orchestrator.Browser.Tests;

/// <summary>Debian's Chromium and a Chinese font; installed when missing and when we may.</summary>
internal static class ChromiumInstallation
{
    public const string Executable = "/usr/bin/chromium";

    private const string Font = "fonts-noto-cjk";

    public static async Task EnsureAsync()
    {
        if (File.Exists(Executable) && await IsInstalledAsync(Font))
            return;
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
        {
            throw new InvalidOperationException(
                $"The browser tests need {Executable} and {Font}. Install them as root: apt-get update && apt-get "
                    + $"install -y chromium {Font}"
            );
        }
        var (exit, output) = await Apt.RunAsync(
            "/",
            ["update", "-qq"],
            ["install", "-y", "-qq", "--no-install-recommends", "chromium", Font]
        );
        if (exit != 0)
        {
            throw new InvalidOperationException(
                $"apt-get failed ({exit}). The browser tests need chromium and {Font}; install them by hand.\n{output}"
            );
        }
    }

    private static async Task<bool> IsInstalledAsync(string package)
    {
        var (exit, output) = await Command.RunAsync(
            "dpkg-query",
            ["-W", "-f=${Status}", package],
            "/",
            TimeSpan.FromSeconds(30)
        );
        return exit == 0 && output.Contains("install ok installed", StringComparison.Ordinal);
    }
}
