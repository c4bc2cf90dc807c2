using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Refusals;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Organisations;

/// <summary>The rows of an imported table beside what is registered.</summary>
internal sealed class OrganisationImportPlan
{
    private const int MostFaults = 500;

    /// <summary>Codes that one question to the database names.</summary>
    private const int Asked = 1000;

    private readonly List<SheetFault> _faults = [];
    private readonly List<(OrganisationEntry Entry, Organisation? Known)> _changes = [];
    private int _same;

    private OrganisationImportPlan(string file) => File = file;

    /// <summary>Hash of the file, SHA-256 in small hexadecimal digits.</summary>
    public string File { get; }

    /// <summary>Compares the rows; the context watches the rows that it found.</summary>
    public static async Task<OrganisationImportPlan> MakeAsync(
        OrchestratorDbContext context,
        byte[] file,
        OrganisationRow[] rows,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        var plan = new OrganisationImportPlan(Convert.ToHexStringLower(SHA256.HashData(file)));
        var known = await KnownAsync(context, rows, cancellationToken);
        var firstRows = new Dictionary<(string, string), int>();
        foreach (var row in rows)
        {
            firstRows.TryAdd((row.Entry.Role, row.Entry.Code), row.Row);
            var stored = known.GetValueOrDefault((row.Entry.Role, row.Entry.Code));
            var faults = row.Faults.Concat(FaultsOf(row, stored, who)).ToList();
            if (firstRows[(row.Entry.Role, row.Entry.Code)] is var first && first != row.Row && faults.Count == 0)
                faults.Add(Repeated(first));
            plan.Take(row, stored, faults);
        }

        foreach (var row in rows.Where(row => IsUnderNobody(row.Entry, known, firstRows)))
            plan.Fault(row.Row, OrganisationChecks.UnknownSuperior(row.Entry.Superior!));
        return plan;
    }

    /// <summary>The plan in numbers.</summary>
    public OrganisationImportPreview View() =>
        new()
        {
            Preview = _faults.Count == 0 ? Hash() : null,
            Added = _changes.Count(change => change.Known is null),
            Changed = _changes.Count(change => change.Known is not null),
            Same = _same,
            FaultCount = _faults.Count,
            Faults = [.. _faults.OrderBy(fault => fault.Row).Take(MostFaults)],
        };

    /// <summary>Adds and changes the context's rows.</summary>
    public void Apply(OrchestratorDbContext context)
    {
        foreach (var (entry, known) in _changes)
        {
            if (known is null)
                context.Organisations.Add(entry.ToRow());
            else
                entry.WriteTo(known);
        }
    }

    private static IEnumerable<FieldError> FaultsOf(OrganisationRow row, Organisation? stored, Operator who)
    {
        // What cannot be read is told once, and not as missing too.
        var told = row.Faults.Select(fault => fault.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var fault in OrganisationChecks.Check(row.Entry).Where(fault => !told.Contains(fault.Path)))
            yield return fault;
        if (!told.Contains("$.jurisdiction") && !who.Keeps(row.Entry.Jurisdiction))
            yield return OrganisationChecks.OutOfReach(row.Entry.Jurisdiction);
        else if (stored is not null && !who.Keeps(stored.Jurisdiction))
            yield return Elsewhere();
    }

    private static bool IsUnderNobody(
        OrganisationEntry entry,
        Dictionary<(string, string), Organisation> known,
        Dictionary<(string, string), int> rows
    ) =>
        entry is { Role: Roles.Employer, Superior: { } superior }
        && !known.ContainsKey((Roles.Department, superior))
        && !rows.ContainsKey((Roles.Department, superior));

    private static async Task<Dictionary<(string, string), Organisation>> KnownAsync(
        OrchestratorDbContext context,
        OrganisationRow[] rows,
        CancellationToken cancellationToken
    )
    {
        var codes = rows.SelectMany(row => new[] { row.Entry.Code, row.Entry.Superior }).OfType<string>().Distinct();
        var known = new Dictionary<(string, string), Organisation>();
        foreach (var some in codes.Where(code => !code.Any(char.IsControl)).Chunk(Asked))
        {
            await foreach (
                var row in context
                    .Organisations.Where(row => some.Contains(row.Code))
                    .AsAsyncEnumerable()
                    .WithCancellation(cancellationToken)
            )
            {
                known[(row.Role, row.Code)] = row;
            }
        }

        return known;
    }

    private void Take(OrganisationRow row, Organisation? stored, List<FieldError> faults)
    {
        if (faults.Count > 0)
            faults.ForEach(fault => Fault(row.Row, fault));
        else if (stored is not null && OrganisationRows.EntryOf(stored) == row.Entry)
            _same++;
        else
            _changes.Add((row.Entry, stored));
    }

    private void Fault(int row, FieldError fault)
    {
        var (head, headEn) = OrganisationColumns.HeadsOf(fault.Path);
        _faults.Add(
            new SheetFault
            {
                Row = row,
                Column = head,
                ColumnEn = headEn,
                Message = fault.Message,
                MessageEn = fault.MessageEn,
            }
        );
    }

    private string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Convert.FromHexString(File));
        foreach (var (entry, known) in _changes)
        {
            var before = known is null ? null : OrganisationRows.EntryOf(known);
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{before} > {entry}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static FieldError Repeated(int first) =>
        new("$.code", $"与第 {first} 行重复，请删去其中一行。", $"repeats row {first}; remove one of them.");

    private static FieldError Elsewhere() =>
        new(
            "$.code",
            "这个代码已由别处登记，不归您维护；请核对代码。",
            "this code is registered elsewhere and not yours to keep; check it."
        );
}
