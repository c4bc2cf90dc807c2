using System.Reflection;

namespace Orchestrator.Server.Tests.Architecture;

public class When_the_core_is_pure
{
    private static readonly string[] ForbiddenAssemblies =
    [
        "System.Net",
        "System.Data",
        "Microsoft.EntityFrameworkCore",
        "Microsoft.AspNetCore",
        "Npgsql",
        "Hangfire",
        "System.IO.FileSystem",
        "System.Diagnostics.Process",
    ];

    public static TheoryData<string> PureProjects =>
        ["Orchestrator.Calendars", "Orchestrator.Workflows", "Orchestrator.TitleReview"];

    [Theory]
    [MemberData(nameof(PureProjects))]
    public void It_refers_to_no_network_database_web_or_process(string name) =>
        Assembly
            .Load(name)
            .GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(reference =>
                ForbiddenAssemblies.Any(forbidden => reference.StartsWith(forbidden, StringComparison.Ordinal))
            )
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(PureProjects))]
    public void It_shows_time_as_instants_and_local_dates_only(string name) =>
        Assembly
            .Load(name)
            .GetExportedTypes()
            .SelectMany(type =>
                type.GetMembers(
                    BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
                )
            )
            .Where(member => TypesOf(member).Any(type => type == typeof(DateTime) || type == typeof(DateTimeOffset)))
            .Select(member => $"{member.DeclaringType!.Name}.{member.Name}")
            .ShouldBeEmpty();

    private static IEnumerable<Type> TypesOf(MemberInfo member) =>
        member switch
        {
            PropertyInfo property => [property.PropertyType],
            FieldInfo field => [field.FieldType],
            MethodInfo method =>
            [
                method.ReturnType,
                .. method.GetParameters().Select(parameter => parameter.ParameterType),
            ],
            _ => [],
        };
}
