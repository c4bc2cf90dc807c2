using System.Runtime.InteropServices;

namespace Orchestrator.Tests.Support;

/// <summary>Processor time of one thread: what others do on the machine meanwhile does not count.</summary>
internal static class ThreadTime
{
    private const int OfThisThread = 3;

    /// <summary>What this thread has used so far.</summary>
    public static TimeSpan Now =>
        Read(OfThisThread, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000d)
            : throw new InvalidOperationException("The thread's processor time cannot be read.");

    [DllImport("libc", EntryPoint = "clock_gettime", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Read(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
