using Orchestrator.Storage.Access;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Cases.Reminders;

/// <summary>Gathers entries by recipient, merges those that read alike, and keeps account of those that reach nobody.</summary>
internal sealed class DigestMailbox(ContactBook contacts)
{
    private readonly SortedDictionary<string, (Contact Contact, List<DigestEntry> Entries)> _boxes = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<
        (string? Jurisdiction, string Role),
        (int Count, SortedSet<string> Organisations)
    > _undelivered = [];

    /// <summary>Items that reached nobody.</summary>
    public int WithoutRecipient { get; private set; }

    /// <summary>For those who act.</summary>
    public void ToActors(string role, string? organisation, string? jurisdiction, DigestEntry entry)
    {
        var found = contacts.Actors(role, organisation, jurisdiction);
        if (found.Count == 0)
        {
            Missing(role, organisation, jurisdiction, entry.Count);
        }

        Put(found, entry);
    }

    /// <summary>For the heads, where they are known.</summary>
    public void ToHeads(string role, string? organisation, string? jurisdiction, DigestEntry entry) =>
        Put(contacts.Heads(role, organisation, jurisdiction), entry);

    /// <summary>For the head of the title office, else its clerks.</summary>
    public void ToTitleOfficeLeader(string? jurisdiction, DigestEntry entry)
    {
        var heads = contacts.Heads(Roles.TitleOffice, null, jurisdiction);
        Put(heads.Count > 0 ? heads : contacts.Actors(Roles.TitleOffice, null, jurisdiction), entry);
    }

    /// <summary>Tells the title office whom nobody could be told for.</summary>
    public void ListUndelivered(IReadOnlyList<PersonalItems> personal)
    {
        foreach (
            var ((jurisdiction, role), (count, organisations)) in _undelivered.OrderBy(
                item => item.Key.Role,
                StringComparer.Ordinal
            )
        )
        {
            Put(
                contacts.Actors(Roles.TitleOffice, null, jurisdiction),
                new DigestEntry
                {
                    Section = DigestSection.Undelivered,
                    Template = role is Roles.Applicant or Roles.Expert
                        ? ReminderTemplates.NoPersonalContact
                        : ReminderTemplates.NoContact,
                    Role = role,
                    Count = count,
                    Organisations = [.. organisations],
                }
            );
        }

        foreach (var items in personal)
        {
            WithoutRecipient += items.Count;
            Put(
                contacts.Actors(Roles.TitleOffice, null, items.Jurisdiction),
                new DigestEntry
                {
                    Section = DigestSection.Undelivered,
                    Template = ReminderTemplates.NoPersonalContact,
                    Role = items.Role,
                    Count = items.Count,
                }
            );
        }
    }

    /// <summary>
    /// One digest per address, in the order of the addresses; who is told to act gets no copy beside it.
    /// </summary>
    public List<Digest> Close(ReminderSlot slot) =>
        [.. _boxes.Values.Select(box => new Digest(box.Contact, slot, Order(box.Entries)))];

    private static List<DigestEntry> Order(List<DigestEntry> entries)
    {
        // Who is told to act is not told again as a copy.
        var own = entries.Where(entry => entry.Section != DigestSection.Copy).ToList();
        return
        [
            .. entries
                .Where(entry => entry.Section != DigestSection.Copy || !own.Exists(entry.SameStep))
                .OrderBy(entry => entry.Section)
                .ThenBy(entry => entry.CycleName, StringComparer.Ordinal)
                .ThenBy(entry => entry.Template != ReminderTemplates.OverdueList)
                .ThenBy(entry => entry.DueAt)
                .ThenBy(entry => entry.Template, StringComparer.Ordinal)
                .ThenBy(entry => entry.Identity, StringComparer.Ordinal),
        ];
    }

    private void Put(IEnumerable<Contact> recipients, DigestEntry entry)
    {
        // One person may be known for several roles and organisations: one digest, and one line for one thing.
        foreach (var recipient in recipients.DistinctBy(DigestEntry.AddressOf))
        {
            var address = DigestEntry.AddressOf(recipient);
            if (!_boxes.TryGetValue(address, out var box))
            {
                _boxes[address] = box = (recipient, []);
            }

            var same = box.Entries.FindIndex(known => known.MergeKey == entry.MergeKey);
            if (same >= 0)
            {
                box.Entries[same] = box.Entries[same].Merge(entry);
            }
            else
            {
                box.Entries.Add(entry);
            }
        }
    }

    /// <summary>Notes items that reach nobody.</summary>
    public void Missing(string role, string? organisation, string? jurisdiction, int count)
    {
        WithoutRecipient += count;
        if (!_undelivered.TryGetValue((jurisdiction, role), out var known))
        {
            known = (0, new SortedSet<string>(StringComparer.Ordinal));
        }

        if (organisation is not null && role is not (Roles.Applicant or Roles.Expert))
        {
            known.Organisations.Add(organisation);
        }

        _undelivered[(jurisdiction, role)] = (known.Count + count, known.Organisations);
    }
}
