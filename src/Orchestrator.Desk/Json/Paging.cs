namespace Orchestrator.Desk.Json;

/// <summary>Which rows a page of a list holds, whatever number was asked for.</summary>
public static class Paging
{
    private const int LastPage = 100_000;

    /// <summary>How many rows stand before a page; the first page is 1, and so is anything below it.</summary>
    public static int Before(int page, int size) => (Math.Clamp(page, 1, LastPage) - 1) * size;

    /// <summary>The same where the first page is 0.</summary>
    public static int BeforeFromZero(int page, int size) => Math.Clamp(page, 0, LastPage) * size;
}
