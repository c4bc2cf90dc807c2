using Orchestrator.Calendars;
using Orchestrator.TitleReview.Reading.Checks;
using Orchestrator.TitleReview.Reading.Grammar;
using Orchestrator.TitleReview.Reading.Proposals;
using Orchestrator.TitleReview.Reading.Texts;

namespace Orchestrator.TitleReview.Reading;

/// <summary>
/// Reads the text of an official notice: what it says about itself, its sentences, and the rules in them. A grammar with its words as data,
/// no guessing: a date that the text does not say enough of has none, and says so. The same text gives the same answer, byte for byte.
/// Safe to use from many threads.
/// </summary>
public static class NoticeReader
{
    /// <summary>The longest text that is read, in letters: some 600 pages.</summary>
    public const int LongestText = 1_000_000;

    private const int MostRules = 3000;

    /// <summary>
    /// Reads a notice. Throws <see cref="ArgumentOutOfRangeException"/> for a text longer than
    /// <see cref="LongestText"/>.
    /// </summary>
    public static NoticeReading Read(string text, NoticeReaderOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, LongestText, nameof(text));
        var lines = TextLines.Of(text);
        var top = NoticeTop.Read(text, lines);
        var signature = Signature.Find(lines, top.BodyFrom);
        var paragraphs = Paragraphs.Of(BodyOf(lines, top, signature));
        var (head, said) = HeadReader.Read(
            top,
            signature,
            string.Concat(paragraphs.Select(paragraph => paragraph.Text)),
            options.Year
        );
        var calendar = options.Calendars.For(head.Region) is { IsSuccess: true } regional
            ? regional.Value
            : options.Calendars.For(CalendarBook.NationalRegion).Value;
        return new Notes(text, head, said, calendar).Read(Sentences.Of(paragraphs));
    }

    private static List<TextLine> BodyOf(List<TextLine> lines, NoticeTop top, Signature? signature) =>
        signature is null
            ? lines[top.BodyFrom..]
            : [.. lines[top.BodyFrom..signature.From], .. lines[(signature.From + signature.Lines)..]];

    /// <summary>The notes taken while the sentences are gone through.</summary>
    private sealed class Notes(string source, NoticeHead head, int? saidYear, WorkingCalendar calendar)
    {
        private readonly List<ReadClause> _clauses = [];
        private readonly List<ReadRule> _rules = [];
        private readonly List<ReadFinding> _findings = [];
        private readonly RuleWriter _writer = new(source, new DayChecks(calendar, head));
        private readonly Dictionary<string, int> _letters = [];

        public NoticeReading Read(List<Sentence> sentences)
        {
            var years = new YearOfDates(
                saidYear is { } own && head.Issued?.Year is { } issued && head.Year == own
                    ? Math.Max(own, issued)
                    : head.Year,
                head.Issued
            );
            AboutTheYear(years);
            foreach (var sentence in sentences)
                Read(sentence, years);
            if (_rules.Count == 0)
                _findings.Add(FindingTexts.NothingFound().At(null, null));
            var rules = new OrderChecks(calendar).Of(_rules);
            return new NoticeReading(head, _clauses, rules, [.. rules.SelectMany(rule => rule.Findings), .. _findings]);
        }

        private void AboutTheYear(YearOfDates years)
        {
            if (head.Year is null)
                _findings.Add(FindingTexts.YearMissing().At(null, null));
            else if (saidYear is { } said && said != head.Year)
                _findings.Add(FindingTexts.YearAsked(head.Year.Value, said).At(null, null));
            else if (years.Year is { } dates && dates != head.Year)
                _findings.Add(FindingTexts.IssuedLater(head.Year.Value, dates).At(null, null));
        }

        private void Read(Sentence sentence, YearOfDates years)
        {
            var id = $"{head.Prefix}-{sentence.Section}-{LetterOf(sentence.Section)}";
            var words = sentence.Plain.Original(source, 0, sentence.Plain.Length).Replace('\t', ' ');
            var (scene, found) = SentenceRules.Read(sentence, years);
            var rules = found
                .Take(MostRules - _rules.Count)
                .Select(rule => _writer.Write(scene, rule, found, id))
                .ToList();
            var kind = rules.Count == 0 ? "text" : FormNames.Of(rules[0].Form);
            _clauses.Add(
                new ReadClause(
                    id,
                    sentence.Section,
                    sentence.Headings is [.., var nearest] ? nearest : null,
                    words,
                    kind
                )
            );
            _rules.AddRange(rules);
            if (_rules.Count < MostRules)
                _findings.AddRange(LooseEnds.Of(scene).Select(text => text.At(id, words)));
        }

        /// <summary>a, b, …, z, aa, ab, ….</summary>
        private string LetterOf(string section)
        {
            var number = _letters[section] = _letters.GetValueOrDefault(section) + 1;
            var letters = "";
            for (; number > 0; number = (number - 1) / 26)
                letters = (char)('a' + ((number - 1) % 26)) + letters;
            return letters;
        }
    }
}
