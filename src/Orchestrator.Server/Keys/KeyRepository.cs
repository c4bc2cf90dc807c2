using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Settings;

namespace Orchestrator.Server.Keys;

/// <summary>The key ring in the database, shared by all nodes.</summary>
internal sealed class KeyRepository(IDbContextFactory<OrchestratorDbContext> contexts, MasterKeys masters, IClock clock)
    : IXmlRepository
{
    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = contexts.CreateDbContext();
        return
        [
            .. context
                .StoredKeys.AsNoTracking()
                .OrderBy(row => row.Name)
                .AsEnumerable()
                .Select(row => Read(masters.Open(row))),
        ];
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        using var context = contexts.CreateDbContext();
        context.StoredKeys.Add(Row(friendlyName, element));
        context.SaveChanges();
    }

    /// <summary>A row that holds an element, wrapped as configured.</summary>
    public StoredKey Row(string name, XElement element)
    {
        var row = new StoredKey
        {
            Name = name,
            Content = [],
            CreatedAt = clock.GetCurrentInstant(),
        };
        masters.Close(row, Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)));
        return row;
    }

    private static XElement Read(byte[] clear) => XElement.Parse(Encoding.UTF8.GetString(clear));
}
