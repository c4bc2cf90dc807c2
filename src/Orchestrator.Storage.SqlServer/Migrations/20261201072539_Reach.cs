using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Reach : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_applications_cycle_id_employer",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "organisation",
                table: "users");

            migrationBuilder.AddColumn<string>(
                name: "jurisdiction",
                table: "user_roles",
                type: "nvarchar(16)",
                maxLength: 16,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "committees",
                table: "cycles",
                type: "nvarchar(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateTable(
                name: "organisations",
                columns: table => new
                {
                    role = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    code = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    jurisdiction = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    superior = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    enabled = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations", x => new { x.role, x.code });
                });

            migrationBuilder.CreateIndex(
                name: "ix_applications_committee_cycle_id",
                table: "applications",
                columns: new[] { "committee", "cycle_id" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_department_cycle_id",
                table: "applications",
                columns: new[] { "department", "cycle_id" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_employer_cycle_id",
                table: "applications",
                columns: new[] { "employer", "cycle_id" });

            migrationBuilder.CreateIndex(
                name: "ix_organisations_name",
                table: "organisations",
                column: "name");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "organisations");

            migrationBuilder.DropIndex(
                name: "ix_applications_committee_cycle_id",
                table: "applications");

            migrationBuilder.DropIndex(
                name: "ix_applications_department_cycle_id",
                table: "applications");

            migrationBuilder.DropIndex(
                name: "ix_applications_employer_cycle_id",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "jurisdiction",
                table: "user_roles");

            migrationBuilder.DropColumn(
                name: "committees",
                table: "cycles");

            migrationBuilder.AddColumn<string>(
                name: "organisation",
                table: "users",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateIndex(
                name: "ix_applications_cycle_id_employer",
                table: "applications",
                columns: new[] { "cycle_id", "employer" });
        }
    }
}
