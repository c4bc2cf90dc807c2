using System.Text.Json.Nodes;
using Orchestrator.Desk.Documents;
using Orchestrator.Desk.NoticeBooks;
using Orchestrator.Desk.Refusals;
using Orchestrator.Engine.Work;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Reading;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.Desk.Notices;

/// <summary>Reads the texts of notices, and makes notice files of them once people have decided; stores nothing.</summary>
public sealed class NoticeTexts(NoticeCache notices, CalendarCache calendars, ReadDocument documents)
{
    private const int FirstYear = 1990;
    private const int LastYear = 2199;

    /// <summary>Reads a document: plain text, .docx, or PDF with text.</summary>
    /// <param name="document">Its bytes, from where it stands.</param>
    /// <param name="year">The year its dates are for; null: the one it names.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<DeskAnswer<NoticeTextReading>> ReadAsync(
        Stream document,
        int? year,
        CancellationToken cancellationToken
    )
    {
        if (IsOutside(year))
            return WrongYear("year");
        var read = await documents(document, cancellationToken);
        if (read.Text is not { } text)
        {
            var why = read.Refusal!;
            return new DeskRefusal(RefusalKind.Refused, "document", $"{why.Chinese}。", $"{why.English}.");
        }

        var reading = await ReadAsync(text, year, cancellationToken);
        return new NoticeTextReading
        {
            Text = text,
            Notice = reading.Notice,
            Clauses = reading.Clauses,
            Rules = reading.Rules,
            Findings = reading.Findings,
            Earlier = Earlier(reading, await notices.GetAsync(cancellationToken)),
        };
    }

    /// <summary>Makes the notice file of a text and the decisions about its rules.</summary>
    public async Task<DeskAnswer<JsonObject>> WriteAsync(
        NoticeFileRequest asked,
        CancellationToken cancellationToken
    ) =>
        (await ReadAsync(asked, cancellationToken)).TryGet(out var reading, out var refusal)
            ? NoticeFileWriter.Write(asked, reading)
            : refusal;

    /// <summary>Reads a text anew, for which somebody has decided every rule.</summary>
    internal async Task<DeskAnswer<NoticeReading>> ReadAsync(
        NoticeFileRequest asked,
        CancellationToken cancellationToken
    )
    {
        if (IsOutside(asked.Year))
            return WrongYear("$.year");
        if (asked.Text.Length > NoticeReader.LongestText)
            return DeskRefusal.Invalid("$.text", "超过 100 万字。", "has more than 1,000,000 letters.");
        var reading = await ReadAsync(asked.Text, asked.Year, cancellationToken);
        var errors = NoticeFileWriter.Check(asked, reading);
        return errors.Count > 0 ? DeskRefusal.Invalid(errors) : reading;
    }

    private static bool IsOutside(int? year) => year is < FirstYear or > LastYear;

    private static DeskRefusal WrongYear(string path) =>
        DeskRefusal.Invalid(
            path,
            $"年度应为 {FirstYear} 至 {LastYear}。",
            $"the year must be {FirstYear} to {LastYear}."
        );

    private async Task<NoticeReading> ReadAsync(string text, int? year, CancellationToken cancellationToken) =>
        NoticeReader.Read(
            text,
            new NoticeReaderOptions { Year = year, Calendars = await calendars.GetAsync(cancellationToken) }
        );

    private static RuleComparison? Earlier(NoticeReading reading, NoticeBook book)
    {
        var earlier = book
            .All.Where(notice =>
                !notice.IsNational
                && notice.Jurisdiction == reading.Notice.Jurisdiction
                && notice.Year > 0
                && notice.Year < reading.Notice.Year
            )
            .MaxBy(notice => notice.Year);
        if (earlier is null)
            return null;
        var text = earlier.Text ?? string.Join('\n', earlier.Clauses.Select(clause => clause.Sentence + "。"));
        var rules = NoticeReader.Read(text, new NoticeReaderOptions { Year = earlier.Year }).Rules;
        var (same, changes) = RuleComparer.Compare(rules, reading.Rules);
        return new RuleComparison
        {
            Notice = earlier.Id,
            Title = earlier.Title,
            Same = same,
            Changes = changes,
        };
    }
}
