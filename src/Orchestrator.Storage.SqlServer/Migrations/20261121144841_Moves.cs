using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Moves : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "rules",
                table: "deadlines",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "move_id",
                table: "deadline_moves",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "overrides",
                table: "cycles",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "cycle_moves",
                columns: table => new
                {
                    move_id = table.Column<long>(type: "bigint", nullable: false),
                    cycle_id = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    result = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cycle_moves", x => new { x.move_id, x.cycle_id });
                });

            migrationBuilder.CreateTable(
                name: "date_moves",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    request = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    calendar_version_id = table.Column<long>(type: "bigint", nullable: true),
                    proposed_by = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    proposed_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    decided_by = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: true, collation: "Latin1_General_100_BIN2"),
                    decided_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    preview_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    preview = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    applied_at = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_date_moves", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_deadline_moves_move_id",
                table: "deadline_moves",
                column: "move_id",
                filter: "move_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cycle_moves_state",
                table: "cycle_moves",
                column: "state",
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_date_moves_state",
                table: "date_moves",
                column: "state",
                filter: "state < 2");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cycle_moves");

            migrationBuilder.DropTable(
                name: "date_moves");

            migrationBuilder.DropIndex(
                name: "ix_deadline_moves_move_id",
                table: "deadline_moves");

            migrationBuilder.DropColumn(
                name: "rules",
                table: "deadlines");

            migrationBuilder.DropColumn(
                name: "move_id",
                table: "deadline_moves");

            migrationBuilder.DropColumn(
                name: "overrides",
                table: "cycles");
        }
    }
}
