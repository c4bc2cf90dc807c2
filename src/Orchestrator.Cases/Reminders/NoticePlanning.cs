using System.Text;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Cases.Reminders;

/// <summary>Turns notices into entries.</summary>
internal static class NoticePlanning
{
    /// <summary>Adds one entry per notice; one for all applicants or experts is left to the public board.</summary>
    public static void Add(ReminderInput input, DigestMailbox mailbox)
    {
        foreach (var notice in input.Notices)
        {
            // What is for all applicants is on the public board.
            if (notice.Organisation is null && notice.Role is Roles.Applicant or Roles.Expert)
            {
                continue;
            }

            mailbox.ToActors(
                notice.Role,
                notice.Organisation,
                notice.Jurisdiction,
                new DigestEntry
                {
                    Section = DigestSection.Notice,
                    Template = notice.Template,
                    Level = notice.Level,
                    CycleId = notice.CycleId,
                    CycleName = notice.CycleName,
                    Count = notice.Count,
                    Values = notice.Values,
                    Identity = Identity(notice.Values),
                }
            );
        }
    }

    // Notices that say the same become one line.
    private static string Identity(IReadOnlyDictionary<string, string> values)
    {
        var identity = new StringBuilder();
        foreach (var (name, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            identity.Append(name).Append('=').Append(value).Append('\u001f');
        }

        return identity.ToString();
    }
}
