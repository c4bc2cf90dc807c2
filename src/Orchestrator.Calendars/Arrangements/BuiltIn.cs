namespace Orchestrator.Calendars;

/// <summary>Builds the official book from the embedded files, through the same checks as any import.</summary>
internal static class BuiltIn
{
    private static readonly string[] Files = ["cn.json", "cn-gx.json"];

    public static CalendarBook Load() => Files.Aggregate(CalendarBook.Empty, (book, file) =>
        {
            var import = CalendarImport.Read(EmbeddedData.Read(file), new CalendarImportOptions()).Value;
            return book.With(import, import.Version!).Value;
        });
}
