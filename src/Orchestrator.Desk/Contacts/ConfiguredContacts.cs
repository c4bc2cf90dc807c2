using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;

namespace Orchestrator.Desk.Contacts;

/// <summary>
/// Puts the contacts of <c>Reminders:Contacts</c> into the database, or brings them up to date: one per role,
/// organisation and address.
/// </summary>
public sealed class ConfiguredContacts(IWorkStore store, IDbContextFactory<OrchestratorDbContext> databases)
{
    /// <summary>Stores them; other contacts stay as they are.</summary>
    public async Task StoreAsync(IReadOnlyList<Contact> contacts, CancellationToken cancellationToken)
    {
        if (contacts.Count == 0)
            return;
        await using var context = await databases.CreateDbContextAsync(cancellationToken);
        var known = await context.Contacts.ToListAsync(cancellationToken);
        foreach (var contact in contacts)
        {
            var found = known.Find(row =>
                row.Role == contact.Role && row.Organisation == contact.Organisation && row.Mail == contact.Mail
            );
            contact.Id = found?.Id ?? await store.ReserveIdsAsync(1, cancellationToken);
            if (found is null)
                context.Contacts.Add(contact);
            else
                context.Entry(found).CurrentValues.SetValues(contact);
        }

        await context.SaveChangesAsync(cancellationToken);
    }
}
