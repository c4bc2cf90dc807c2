using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Orchestrator.Storage.PostgreSql.Embedded;

/// <summary>What .NET does not tell of a file on Linux.</summary>
internal static class NativeMethods
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint OwnerWanted = 0x8;

    // The struct is the same on every architecture: 256 bytes, what was filled in first, the owner at 20.
    private const int Size = 256;
    private const int OwnerAt = 20;

    /// <summary>The owner's number of a file, folder or link itself; null when it cannot be told.</summary>
    public static uint? OwnerOf(string path)
    {
        var found = new byte[Size];
        try
        {
            return
                statx(CurrentFolder, Encoding.UTF8.GetBytes(path + '\0'), NoFollow, OwnerWanted, found) == 0
                && (BinaryPrimitives.ReadUInt32LittleEndian(found) & OwnerWanted) != 0
                ? BinaryPrimitives.ReadUInt32LittleEndian(found.AsSpan(OwnerAt))
                : null;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library that is older than statx.
            return null;
        }
    }

    [DllImport("libc", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(int folder, byte[] path, int flags, uint mask, byte[] result);
}
