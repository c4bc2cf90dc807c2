using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;

namespace Orchestrator.Desk.Organisations;

/// <summary>The registered names of codes that something else shows.</summary>
internal static class OrganisationNames
{
    /// <summary>By code; a code that is not registered is not in it.</summary>
    public static async Task<Dictionary<string, string>> NamesOfAsync(
        this OrchestratorDbContext context,
        string role,
        IEnumerable<string?> codes,
        CancellationToken cancellationToken
    )
    {
        var asked = codes.OfType<string>().Distinct().ToList();
        return asked.Count == 0
            ? []
            : await context
                .Organisations.AsNoTracking()
                .Where(row => row.Role == role && asked.Contains(row.Code))
                .ToDictionaryAsync(row => row.Code, row => row.Name, StringComparer.Ordinal, cancellationToken);
    }
}
