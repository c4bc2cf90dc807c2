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
        builder.Property(contact => contact.Id).ValueGeneratedNever();
        builder.Property(contact => contact.Role).HasMaxLength(32);
        builder.Property(contact => contact.Organisation).HasMaxLength(64);
        builder.Property(contact => contact.OrganisationName).HasMaxLength(256);
        builder.Property(contact => contact.Jurisdiction).HasMaxLength(16);
        builder.Property(contact => contact.Name).HasMaxLength(128);
        builder.Property(contact => contact.Mail).HasMaxLength(320);
        builder.Property(contact => contact.Superior).HasMaxLength(64);
        builder.HasIndex(contact => new { contact.Role, contact.Organisation });
    }
}
