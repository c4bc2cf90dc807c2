using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Orchestrator.Storage.SqlServer.Work;

namespace Orchestrator.Storage.SqlServer.Tests;

/// <summary>What can be proved about the SQL Server provider without a SQL Server: Microsoft's parser takes every statement, and each table and column it names is in the model.</summary>
public sealed partial class StatementTests
{
    // Columns that a statement makes itself, or the system's.
    private static readonly string[] OwnColumns = ["nth", "value", "key", "log_id", "locked", "at", "error", "status", "body", "database_id", "is_read_committed_snapshot_on", "millisecond"];

    public static TheoryData<string> Names => [.. Statements.Select(s => s.Name)];

    private static IEnumerable<(string Name, string Text)> Statements =>
        typeof(SqlServerStatements).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (f.Name, (string)f.GetValue(null)!));

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_statement_parses(string name) => Parse(Statements.Single(s => s.Name == name).Text).ShouldNotBeNull();

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_statement_names_tables_and_columns_of_the_model(string name)
    {
        using var context = SqlServerDatabase.CreateContexts("Server=127.0.0.1").CreateDbContext();
        var tables = context.Model.GetEntityTypes().ToDictionary(e => e.GetTableName()!, e => e.GetProperties().Select(p => p.GetColumnName()).ToHashSet());
        var columns = tables.Values.SelectMany(c => c).Concat(OwnColumns).ToHashSet();
        var visitor = new NameVisitor();

        Parse(Statements.Single(s => s.Name == name).Text).Accept(visitor);

        visitor.Tables.Where(t => !tables.ContainsKey(t)).ShouldBeEmpty();
        visitor.Columns.Where(c => !columns.Contains(c)).ShouldBeEmpty();
        foreach (var (table, inserted) in visitor.Inserts)
        {
            inserted.Where(c => !tables[table].Contains(c)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void The_migration_script_parses()
    {
        using var context = SqlServerDatabase.CreateContexts("Server=127.0.0.1").CreateDbContext();

        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        script.ShouldContain("CREATE TABLE [deadlines]");
        script.ShouldContain("CREATE SEQUENCE [ids]");
        foreach (var batch in GoLine().Split(script).Where(b => !string.IsNullOrWhiteSpace(b)))
        {
            Parse(batch);
        }
    }

    [Fact]
    public void The_migrations_say_what_the_model_says()
    {
        using var context = SqlServerDatabase.CreateContexts("Server=127.0.0.1").CreateDbContext();

        context.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public void Codes_and_keys_compare_byte_by_byte()
    {
        using var context = SqlServerDatabase.CreateContexts("Server=127.0.0.1").CreateDbContext();

        context.GetService<IDesignTimeModel>().Model.GetEntityTypes().SelectMany(e => e.GetProperties())
            .Where(p => p.ClrType == typeof(string) && p.GetMaxLength() is not null)
            .ShouldAllBe(p => p.GetCollation() == "Latin1_General_100_BIN2");
    }

    [Fact]
    public void The_parser_refuses_what_is_no_statement() => Should.Throw<ShouldAssertException>(() => Parse("SELEC 1 FORM x"));

    private static TSqlFragment Parse(string text)
    {
        using var reader = new StringReader(text);
        var fragment = new TSql170Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        errors.Select(e => $"line {e.Line}, column {e.Column}: {e.Message}").ShouldBeEmpty(text);
        return fragment;
    }

    [GeneratedRegex(@"^\s*GO\s*$", RegexOptions.Multiline)]
    private static partial Regex GoLine();
}
