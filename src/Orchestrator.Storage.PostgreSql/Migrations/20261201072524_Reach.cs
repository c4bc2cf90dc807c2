using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.PostgreSql.Migrations
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
                type: "character varying(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "committees",
                table: "cycles",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "organisations",
                columns: table => new
                {
                    role = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    jurisdiction = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    superior = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    enabled = table.Column<bool>(type: "boolean", nullable: false)
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
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_applications_cycle_id_employer",
                table: "applications",
                columns: new[] { "cycle_id", "employer" });
        }
    }
}
