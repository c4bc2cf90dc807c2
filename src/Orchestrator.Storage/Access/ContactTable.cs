using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Access;

/// <summary>Read whole by the reminders, by role and organisation by the console.</summary>
internal sealed class ContactTable : IEntityTypeConfiguration<Contact>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("Contacts");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Role).HasMaxLength(32);
        builder.Property(e => e.Organisation).HasMaxLength(64);
        builder.Property(e => e.OrganisationName).HasMaxLength(256);
        builder.Property(e => e.Jurisdiction).HasMaxLength(16);
        builder.Property(e => e.Name).HasMaxLength(128);
        builder.Property(e => e.Mail).HasMaxLength(320);
        builder.Property(e => e.Superior).HasMaxLength(64);
        builder.HasIndex(e => new { e.Role, e.Organisation });
    }
}
