using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AcceptedApplications : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "accepted_at",
                table: "applications",
                type: "datetime2",
                nullable: true);

            // Until now the journal alone knew it. In a batch of its own: the column must be there when it is compiled.
            migrationBuilder.Sql(
                """
                EXEC(N'UPDATE a
                SET accepted_at = j.[at]
                FROM applications AS a
                INNER JOIN (SELECT instance_id, min([at]) AS [at] FROM journal WHERE [event] = N''Agreed'' AND message LIKE N''办事机构%'' GROUP BY instance_id) AS j
                    ON j.instance_id = a.instance_id');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "accepted_at",
                table: "applications");
        }
    }
}
