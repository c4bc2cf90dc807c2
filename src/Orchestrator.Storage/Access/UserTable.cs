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
        builder.Property(user => user.Id).ValueGeneratedNever();
        builder.Property(user => user.Account).HasMaxLength(128);
        builder.Property(user => user.DisplayName).HasMaxLength(128);
        builder.Property(user => user.PasswordHash).HasMaxLength(512);
        builder.Property(user => user.Email).HasMaxLength(320);
        builder.Property(user => user.MadeBy).HasMaxLength(4000);
        builder.Property(user => user.TotpSecret).HasMaxLength(512);
        builder.Property(user => user.Told).HasMaxLength(1000);
        builder.Property(user => user.SecurityStamp).HasMaxLength(64);
        builder.HasIndex(user => user.Account).IsUnique();
    }
}
