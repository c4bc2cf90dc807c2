using Orchestrator.Storage.Access;

namespace Orchestrator.Cases.Reminders;

/// <summary>Who is told, by role, organisation and jurisdiction. Immutable.</summary>
public sealed class ContactBook
{
    private readonly Dictionary<string, List<Contact>> _byRole;

    /// <summary>Disabled contacts are left out.</summary>
    public ContactBook(IEnumerable<Contact> contacts) =>
        _byRole = contacts
            .Where(contact => contact.Enabled)
            .GroupBy(contact => contact.Role, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

    /// <summary>
    /// Those who act for an organisation, or for all organisations of the role when none is named. Its head only
    /// where nobody else is known.
    /// </summary>
    public IReadOnlyList<Contact> Actors(string role, string? organisation, string? jurisdiction)
    {
        var all = Find(role, organisation, jurisdiction);
        var clerks = all.Where(contact => !contact.IsHead).ToList();
        return clerks.Count > 0 ? clerks : all;
    }

    /// <summary>The heads of an organisation.</summary>
    public IReadOnlyList<Contact> Heads(string role, string? organisation, string? jurisdiction) =>
        [.. Find(role, organisation, jurisdiction).Where(contact => contact.IsHead)];

    /// <summary>Code of an organisation's superior as its contacts say; null when they do not.</summary>
    public string? SuperiorOf(string role, string organisation, string? jurisdiction) =>
        Find(role, organisation, jurisdiction)
            .Select(contact => contact.Superior)
            .FirstOrDefault(superior => superior is not null);

    /// <summary>Name of an organisation; its code where no contact names it.</summary>
    public string NameOf(string role, string organisation) =>
        _byRole
            .GetValueOrDefault(role)
            ?.Find(contact => contact.Organisation == organisation && contact.OrganisationName is not null)
            ?.OrganisationName
        ?? organisation;

    private List<Contact> Find(string role, string? organisation, string? jurisdiction)
    {
        var inRole = (_byRole.GetValueOrDefault(role) ?? [])
            .Where(contact =>
                contact.Jurisdiction is null || jurisdiction is null || contact.Jurisdiction == jurisdiction
            )
            .ToList();
        if (organisation is null)
        {
            return inRole;
        }

        var exact = inRole.Where(contact => contact.Organisation == organisation).ToList();
        return exact.Count > 0 ? exact : inRole.Where(contact => contact.Organisation is null).ToList();
    }
}
