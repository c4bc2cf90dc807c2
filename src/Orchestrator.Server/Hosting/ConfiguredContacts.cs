using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Hosting;

/// <summary>Puts the contacts of <c>Reminders:Contacts</c> into the database, or brings them up to date: one per role, organisation and address.</summary>
internal sealed class ConfiguredContacts(ServerSettings settings, IWorkStore store, IDbContextFactory<OrchestratorDbContext> contexts)
{
    public async Task StoreAsync(CancellationToken cancellation)
    {
        if (settings.Contacts.Count == 0) return;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var known = await context.Contacts.ToListAsync(cancellation);
        foreach (var contact in settings.Contacts)
        {
            var found = known.Find(row => row.Role == contact.Role && row.Organisation == contact.Organisation && row.Mail == contact.Mail);
            contact.Id = found?.Id ?? await store.ReserveIdsAsync(1, cancellation);
            if (found is null)
                context.Contacts.Add(contact);
            else
                context.Entry(found).CurrentValues.SetValues(contact);
        }

        await context.SaveChangesAsync(cancellation);
    }
}
