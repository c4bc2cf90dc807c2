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
    public DbSet<DefinitionVersion> DefinitionVersions => Set<DefinitionVersion>();

    public DbSet<Cycle> Cycles => Set<Cycle>();

    public DbSet<Instance> Instances => Set<Instance>();

    public DbSet<Wait> Waits => Set<Wait>();

    public DbSet<JournalLine> Journal => Set<JournalLine>();

    public DbSet<Application> Applications => Set<Application>();

    public DbSet<Applicant> Applicants => Set<Applicant>();

    public DbSet<CommitteeChoice> CommitteeChoices => Set<CommitteeChoice>();

    public DbSet<Deadline> Deadlines => Set<Deadline>();

    public DbSet<DeadlineMove> DeadlineMoves => Set<DeadlineMove>();

    public DbSet<DateMove> DateMoves => Set<DateMove>();

    public DbSet<CycleMove> CycleMoves => Set<CycleMove>();

    public DbSet<Arrival> Arrivals => Set<Arrival>();

    public DbSet<Portal> Portals => Set<Portal>();

    public DbSet<Nonce> Nonces => Set<Nonce>();

    public DbSet<WebhookSubscription> WebhookSubscriptions => Set<WebhookSubscription>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<Fanout> Fanouts => Set<Fanout>();

    public DbSet<DeadLetter> DeadLetters => Set<DeadLetter>();

    public DbSet<PendingNotice> PendingNotices => Set<PendingNotice>();

    public DbSet<SentReminder> SentReminders => Set<SentReminder>();

    public DbSet<ReminderSlotRun> ReminderSlotRuns => Set<ReminderSlotRun>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<User> Users => Set<User>();

    public DbSet<UserRole> UserRoles => Set<UserRole>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<LoginLink> LoginLinks => Set<LoginLink>();

    public DbSet<OperatorLogEntry> OperatorLog => Set<OperatorLogEntry>();

    public DbSet<CalendarVersion> CalendarVersions => Set<CalendarVersion>();

    public DbSet<Expert> Experts => Set<Expert>();

    public DbSet<Draw> Draws => Set<Draw>();

    public DbSet<MeetingTotals> MeetingTotals => Set<MeetingTotals>();

    public DbSet<Evidence> Evidence => Set<Evidence>();

    public DbSet<Objection> Objections => Set<Objection>();

    public DbSet<Setting> Settings => Set<Setting>();

    public DbSet<StoredKey> StoredKeys => Set<StoredKey>();

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
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        EntityTexts.Check(ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<short>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasSequence<long>(IdBlock.Sequence).IncrementsBy(IdBlock.Size);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(OrchestratorDbContext).Assembly);
        SnakeCase.Apply(modelBuilder.Model);
        if (Database.ProviderName is { } provider && provider.EndsWith("SqlServer", StringComparison.Ordinal))
        {
            // All texts compare byte by byte, as they do in PostgreSQL, whatever the database's collation: two that differ cannot be searched in each other.
            foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => p.ClrType == typeof(string)))
            {
                property.SetCollation("Latin1_General_100_BIN2");
            }
        }
    }
}
