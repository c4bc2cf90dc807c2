using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class DeadTables : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "committee_choices");

            migrationBuilder.DropTable(
                name: "draws");

            migrationBuilder.DropTable(
                name: "meeting_totals");

            migrationBuilder.DropTable(
                name: "objections");

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_cycle_id",
                table: "deadlines",
                column: "cycle_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_deadlines_cycle_id",
                table: "deadlines");

            migrationBuilder.CreateTable(
                name: "committee_choices",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    committee = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    cycle_id = table.Column<long>(type: "bigint", nullable: false),
                    employer = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    level = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    series = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    specialty = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_committee_choices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "draws",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    committed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    committee = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    cycle_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    performed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    pool = table.Column<string>(type: "text", nullable: false),
                    pool_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    result = table.Column<string>(type: "text", nullable: true),
                    seed = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    supervisor = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draws", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "meeting_totals",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    abstained = table.Column<int>(type: "integer", nullable: false),
                    application_id = table.Column<long>(type: "bigint", nullable: false),
                    cycle_id = table.Column<long>(type: "bigint", nullable: false),
                    members = table.Column<int>(type: "integer", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    passed = table.Column<bool>(type: "boolean", nullable: false),
                    present = table.Column<int>(type: "integer", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    session = table.Column<int>(type: "integer", nullable: false),
                    yes = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_totals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "objections",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    anonymous = table.Column<bool>(type: "boolean", nullable: false),
                    application_id = table.Column<long>(type: "bigint", nullable: true),
                    conclusion = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    cycle_id = table.Column<long>(type: "bigint", nullable: false),
                    grounds = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    publicity = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    raised_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    resolved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_objections", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ux_committee_choices",
                table: "committee_choices",
                columns: new[] { "cycle_id", "employer", "series", "specialty", "level" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_draws_cycle_id_committee_number",
                table: "draws",
                columns: new[] { "cycle_id", "committee", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_meeting_totals_cycle_id_session_application_id",
                table: "meeting_totals",
                columns: new[] { "cycle_id", "session", "application_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_objections_application_id",
                table: "objections",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_objections_cycle_id_state",
                table: "objections",
                columns: new[] { "cycle_id", "state" });
        }
    }
}
