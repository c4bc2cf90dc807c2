using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Definitions;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Holidays;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.OfficialNotices;

namespace Orchestrator.Desk.Waiting;

/// <summary>What was submitted for the whole installation and waits for a second person.</summary>
internal static class AskedItems
{
    /// <summary>Definitions whose publication was asked for.</summary>
    public static async Task<IEnumerable<AskedItem>> DefinitionsAsync(
        OrchestratorDbContext context,
        CancellationToken cancellationToken
    )
    {
        var rows = await context
            .DefinitionVersions.AsNoTracking()
            .Where(version => version.IsLatest && version.SubmittedAt != null && version.PublishedAt == null)
            // Without its text, which is by far the largest of it.
            .Select(version => new DefinitionVersion
            {
                DefinitionId = version.DefinitionId,
                Name = version.Name,
                CreatedBy = version.CreatedBy,
                Editors = version.Editors,
                SubmittedBy = version.SubmittedBy,
                SubmittedAt = version.SubmittedAt,
                Json = "",
                Hash = "",
            })
            .ToListAsync(cancellationToken);
        return rows.Select(row => new AskedItem(
            new WaitingItem
            {
                Kind = WaitingKind.Definition,
                Id = row.DefinitionId,
                Subject = row.Name,
                By = row.SubmittedBy,
                Since = row.SubmittedAt,
            },
            row.Hands
        ));
    }

    /// <summary>Notices that were imported.</summary>
    public static async Task<IEnumerable<AskedItem>> NoticesAsync(
        OrchestratorDbContext context,
        CancellationToken cancellationToken
    )
    {
        var rows = await context
            .NoticeVersions.AsNoTracking()
            .Where(notice => notice.State == NoticeVersionState.Proposed)
            .Select(notice => new
            {
                notice.Id,
                notice.Title,
                notice.ImportedBy,
                notice.ImportedAt,
            })
            .ToListAsync(cancellationToken);
        return rows.Select(row => new AskedItem(
            new WaitingItem
            {
                Kind = WaitingKind.Notice,
                Id = row.Id.ToString(CultureInfo.InvariantCulture),
                Subject = row.Title,
                By = row.ImportedBy,
                Since = row.ImportedAt,
            },
            [row.ImportedBy]
        ));
    }

    /// <summary>Arrangements of working days that were proposed.</summary>
    public static async Task<IEnumerable<AskedItem>> CalendarsAsync(
        OrchestratorDbContext context,
        CancellationToken cancellationToken
    )
    {
        var rows = await context
            .CalendarVersions.AsNoTracking()
            .Where(version => version.State == CalendarVersionState.Proposed)
            .Select(version => new
            {
                version.Id,
                version.Version,
                version.ImportedBy,
                version.ImportedAt,
            })
            .ToListAsync(cancellationToken);
        return rows.Select(row => new AskedItem(
            new WaitingItem
            {
                Kind = WaitingKind.Calendar,
                Id = row.Id.ToString(CultureInfo.InvariantCulture),
                Subject = row.Version,
                By = row.ImportedBy,
                Since = row.ImportedAt,
            },
            [row.ImportedBy]
        ));
    }
}
