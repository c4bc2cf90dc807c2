using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Server.Deadlines;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Settings;

namespace Orchestrator.Server.Hosting;

/// <summary>A database is for practice or for real from its first start, and never changes sides.</summary>
internal static class DatabaseMode
{
    private const string ModeName = "mode";
    private const string Practice = "practice";
    private const string Real = "real";

    /// <summary>Name of the setting that holds the practice clock's offset in milliseconds.</summary>
    public const string OffsetName = "practice.offset";

    /// <summary>Refuses a database of the other mode; nothing is written.</summary>
    public static async Task RefuseOtherAsync(OrchestratorDbContext context, bool isPractice, CancellationToken cancellation)
    {
        var wanted = isPractice ? Practice : Real;
        if (await context.Settings.AsNoTracking().FirstOrDefaultAsync(setting => setting.Name == ModeName, cancellation) is { } mode && mode.Value != wanted)
            throw Refused(mode.Value);
    }

    public static async Task CheckAsync(ServerDatabase database, ServerSettings settings, PracticeClock? practice, CancellationToken cancellation)
    {
        var wanted = practice is null ? Real : Practice;
        await using var context = await database.Contexts.CreateDbContextAsync(cancellation);
        var mode = await context.Settings.FindAsync([ModeName], cancellation);
        if (mode is null)
        {
            context.Settings.Add(new Setting { Name = ModeName, Value = wanted });
            if (practice is not null)
            {
                // The start may lie before today; from then on the clock only goes forward.
                practice.Offset = CivilTime.StartOf(settings.PracticeStart!.Value) + Duration.FromHours(9) - RealClock.Instance.GetCurrentInstant();
                context.Settings.Add(new Setting { Name = OffsetName, Value = Milliseconds(practice) });
            }

            await context.SaveChangesAsync(cancellation);
            return;
        }

        if (mode.Value != wanted) throw Refused(mode.Value);
        if (practice is not null)
            practice.Offset = await ReadOffsetAsync(context, cancellation);
    }

    /// <summary>The practice clock's offset as it is kept.</summary>
    public static async Task<Duration> ReadOffsetAsync(OrchestratorDbContext context, CancellationToken cancellation) => Duration.FromMilliseconds(
        long.Parse(await context.Settings.Where(setting => setting.Name == OffsetName).Select(setting => setting.Value).SingleAsync(cancellation)));

    /// <summary>The offset as it is kept.</summary>
    public static string Milliseconds(PracticeClock practice) => ((long)practice.Offset.TotalMilliseconds).ToString();

    private static ConfigurationException Refused(string mode) => mode == Practice
        ? new("这是练习库，不能以正式模式打开；请给出 Practice:Start，或换一个数据库。", "this is a practice database and cannot be opened for real; give Practice:Start, or use another database.")
        : new("这是正式库，不能以练习模式打开；请去掉 Practice:Start，或换一个数据库。", "this is a real database and cannot be opened for practice; leave out Practice:Start, or use another database.");
}
