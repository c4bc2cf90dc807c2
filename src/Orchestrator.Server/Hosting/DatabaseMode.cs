using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Desk.Days;
using Orchestrator.Desk.Practice;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Settings;

namespace Orchestrator.Server.Hosting;

/// <summary>A database is for practice or for real from its first start, and never changes sides.</summary>
internal static class DatabaseMode
{
    private const string ModeName = "mode";
    private const string Practice = "practice";
    private const string Real = "real";

    /// <summary>Refuses a database of the other mode; nothing is written.</summary>
    public static async Task RefuseOtherAsync(
        OrchestratorDbContext context,
        bool isPractice,
        CancellationToken cancellationToken
    )
    {
        var wanted = isPractice ? Practice : Real;
        if (
            await context
                .Settings.AsNoTracking()
                .FirstOrDefaultAsync(setting => setting.Name == ModeName, cancellationToken)
                is { } mode
            && mode.Value != wanted
        )
        {
            throw Refused(mode.Value);
        }
    }

    /// <summary>Marks a new database, and sets the practice clock as the database keeps it.</summary>
    /// <exception cref="ConfigurationException">The database is of the other mode; nothing was changed.</exception>
    public static async Task CheckAsync(
        ServerDatabase database,
        ServerSettings settings,
        PracticeClock? practice,
        CancellationToken cancellationToken
    )
    {
        var wanted = practice is null ? Real : Practice;
        await using var context = await database.Contexts.CreateDbContextAsync(cancellationToken);
        var mode = await context.Settings.FindAsync([ModeName], cancellationToken);
        if (mode is null)
        {
            context.Settings.Add(new Setting { Name = ModeName, Value = wanted });
            if (practice is not null)
            {
                // The start may lie before today; from then on the clock only goes forward.
                practice.Offset =
                    CivilTime.StartOf(settings.PracticeStart!.Value)
                    + Duration.FromHours(9)
                    - RealClock.Instance.GetCurrentInstant();
                context.Settings.Add(
                    new Setting { Name = PracticeOffset.Name, Value = PracticeOffset.Write(practice) }
                );
            }

            await context.SaveChangesAsync(cancellationToken);
            return;
        }

        if (mode.Value != wanted)
            throw Refused(mode.Value);
        if (practice is not null)
            practice.Offset = await PracticeOffset.ReadAsync(context, cancellationToken);
    }

    private static ConfigurationException Refused(string mode) =>
        mode == Practice
            ? new(
                "这是练习库，不能以正式模式打开；请给出 Practice:Start，或换一个数据库。",
                "this is a practice database and cannot be opened for real; give Practice:Start, or use another database."
            )
            : new(
                "这是正式库，不能以练习模式打开；请去掉 Practice:Start，或换一个数据库。",
                "this is a real database and cannot be opened for practice; leave out Practice:Start, or use another database."
            );
}
