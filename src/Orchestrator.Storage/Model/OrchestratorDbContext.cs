using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Holidays;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Moves;
using Orchestrator.Storage.Notices;
using Orchestrator.Storage.OfficialNotices;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Portals;
using Orchestrator.Storage.Reviews;
using Orchestrator.Storage.Settings;
using Orchestrator.Storage.Texts;

namespace Orchestrator.Storage.Model;

/// <summary>The one model (D8). Queries and the rare writes go through it; the hot paths through <see cref="Work.IWorkStore"/>.</summary>
/// <remarks>Ids are assigned by the application (<see cref="Work.IWorkStore.ReserveIdsAsync"/>), never by the database.</remarks>
public sealed class OrchestratorDbContext(DbContextOptions<OrchestratorDbContext> options) : DbContext(options)
{
    /// <summary>Every version of every definition; what was published is never changed or deleted.</summary>
    public DbSet<DefinitionVersion> DefinitionVersions => Set<DefinitionVersion>();

    /// <summary>年度评审周期, running and ended.</summary>
    public DbSet<Cycle> Cycles => Set<Cycle>();

    /// <summary>Runs of cycles, applications and other workflows, with their states.</summary>
    public DbSet<Instance> Instances => Set<Instance>();

    /// <summary>What running workflows beside title review wait for.</summary>
    public DbSet<Wait> Waits => Set<Wait>();

    /// <summary>Append-only journals of all instances.</summary>
    public DbSet<JournalLine> Journal => Set<JournalLine>();

    /// <summary>申报; personal data masked.</summary>
    public DbSet<Application> Applications => Set<Application>();

    /// <summary>The rows that serialise each person's submissions.</summary>
    public DbSet<Applicant> Applicants => Set<Applicant>();

    /// <summary>期限: the truth about every deadline, armed or decided (D1).</summary>
    public DbSet<Deadline> Deadlines => Set<Deadline>();

    /// <summary>Old and new date of every deadline that was moved.</summary>
    public DbSet<DeadlineMove> DeadlineMoves => Set<DeadlineMove>();

    /// <summary>改期: proposals, and what was decided of them.</summary>
    public DbSet<DateMove> DateMoves => Set<DateMove>();

    /// <summary>Each approved move's cycles, and which of them have taken it.</summary>
    public DbSet<CycleMove> CycleMoves => Set<CycleMove>();

    /// <summary>Events and acts with their stamps and stored answers.</summary>
    public DbSet<Arrival> Arrivals => Set<Arrival>();

    /// <summary>Registered portals, the disabled ones among them.</summary>
    public DbSet<Portal> Portals => Set<Portal>();

    /// <summary>Nonces of the last minutes, so that none is used twice.</summary>
    public DbSet<Nonce> Nonces => Set<Nonce>();

    /// <summary>Where portals want their events.</summary>
    public DbSet<WebhookSubscription> WebhookSubscriptions => Set<WebhookSubscription>();

    /// <summary>Messages that leave after their commit; sent ones stay for the stated retention.</summary>
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Stimuli for all applications of a cycle, finished or under way.</summary>
    public DbSet<Fanout> Fanouts => Set<Fanout>();

    /// <summary>死信, open and decided.</summary>
    public DbSet<DeadLetter> DeadLetters => Set<DeadLetter>();

    /// <summary>Items for digests, waiting and told.</summary>
    public DbSet<PendingNotice> PendingNotices => Set<PendingNotice>();

    /// <summary>Evidence of every reminder that was sent.</summary>
    public DbSet<SentReminder> SentReminders => Set<SentReminder>();

    /// <summary>Which slots of which region some node has taken.</summary>
    public DbSet<ReminderSlotRun> ReminderSlotRuns => Set<ReminderSlotRun>();

    /// <summary>联系人, to whom digests go.</summary>
    public DbSet<Contact> Contacts => Set<Contact>();

    /// <summary>Who may sign in, the disabled ones among them.</summary>
    public DbSet<User> Users => Set<User>();

    /// <summary>Their roles; several for one user.</summary>
    public DbSet<UserRole> UserRoles => Set<UserRole>();

    /// <summary>单位名录: committees, departments, employers.</summary>
    public DbSet<Organisation> Organisations => Set<Organisation>();

    /// <summary>Who is signed in now, on any node.</summary>
    public DbSet<Session> Sessions => Set<Session>();

    /// <summary>One-time links, used and open.</summary>
    public DbSet<LoginLink> LoginLinks => Set<LoginLink>();

    /// <summary>What operators did; hash-chained, written only through its writer.</summary>
    public DbSet<OperatorLogEntry> OperatorLog => Set<OperatorLogEntry>();

    /// <summary>Imported arrangements of working days; those that ship are not here.</summary>
    public DbSet<CalendarVersion> CalendarVersions => Set<CalendarVersion>();

    /// <summary>Imported versions of official notices; those that ship are not here.</summary>
    public DbSet<NoticeVersion> NoticeVersions => Set<NoticeVersion>();

    /// <summary>Committees' expert pools.</summary>
    public DbSet<Expert> Experts => Set<Expert>();

    /// <summary>Images and documents of postings, with their bytes.</summary>
    public DbSet<Evidence> Evidence => Set<Evidence>();

    /// <summary>Facts about this database as a whole, and the rows that nodes lock to take turns.</summary>
    public DbSet<Setting> Settings => Set<Setting>();

    /// <summary>The key ring that all nodes share.</summary>
    public DbSet<StoredKey> StoredKeys => Set<StoredKey>();

    /// <summary>Counts that all nodes share.</summary>
    public DbSet<Tally> Tallies => Set<Tally>();

    /// <inheritdoc />
    /// <exception cref="UnfitTextException">A text does not fit its column; nothing was sent.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        EntityTexts.Check(ChangeTracker);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc />
    /// <exception cref="UnfitTextException">A text does not fit its column; nothing was sent.</exception>
    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        EntityTexts.Check(ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<short>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasSequence<long>(IdBlock.Sequence).IncrementsBy(IdBlock.Size);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(OrchestratorDbContext).Assembly);
        SnakeCase.Apply(modelBuilder.Model);
        if (Database.ProviderName is { } provider && provider.EndsWith("SqlServer", StringComparison.Ordinal))
        {
            // All texts compare byte by byte, as they do in PostgreSQL, whatever the database's collation: two that
            // differ cannot be searched in each other.
            foreach (
                var property in modelBuilder
                    .Model.GetEntityTypes()
                    .SelectMany(type => type.GetProperties())
                    .Where(mutableProperty => mutableProperty.ClrType == typeof(string))
            )
            {
                property.SetCollation("Latin1_General_100_BIN2");
            }
        }
    }
}
