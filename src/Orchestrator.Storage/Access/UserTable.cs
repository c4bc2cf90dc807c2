using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Access;

/// <summary>Unique account.</summary>
internal sealed class UserTable : IEntityTypeConfiguration<User>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("Users");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Account).HasMaxLength(128);
        builder.Property(e => e.DisplayName).HasMaxLength(128);
        builder.Property(e => e.PasswordHash).HasMaxLength(512);
        builder.Property(e => e.Email).HasMaxLength(320);
        builder.Property(e => e.Organisation).HasMaxLength(64);
        builder.Property(e => e.MadeBy).HasMaxLength(4000);
        builder.Property(e => e.TotpSecret).HasMaxLength(512);
        builder.Property(e => e.Told).HasMaxLength(1000);
        builder.Property(e => e.SecurityStamp).HasMaxLength(64);
        builder.HasIndex(e => e.Account).IsUnique();
    }
}
