using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Orchestrator.Server.Tests.Architecture;

/// <summary>
/// What a project shows to others, and which of it is documented. Counted are its public types and what they declare in public
/// themselves; not counted is what the compiler wrote and what is said at the place that it overrides.
/// </summary>
internal sealed class PublicMembers
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private PublicMembers(int count, IReadOnlyList<string> undocumented)
    {
        Count = count;
        Undocumented = undocumented;
    }

    public int Count { get; }

    /// <summary>By documentation id, sorted.</summary>
    public IReadOnlyList<string> Undocumented { get; }

    public static PublicMembers Of(Assembly assembly)
    {
        var documented = Read(Path.ChangeExtension(assembly.Location, ".xml"));
        var all = assembly
            .GetExportedTypes()
            .Where(type => !IsGenerated(type) && !IsMigration(type))
            .SelectMany(IdsOf)
            .ToList();
        return new PublicMembers(
            all.Count,
            [.. all.Where(id => !documented.Contains(id)).Order(StringComparer.Ordinal)]
        );
    }

    /// <summary>The ids of one type and of what it declares.</summary>
    public static IEnumerable<string> IdsOf(Type type) =>
        typeof(Delegate).IsAssignableFrom(type)
            ? [DocumentationId.Of(type)]
            : type.GetMembers(Declared).Where(IsCounted).Select(DocumentationId.Of).Prepend(DocumentationId.Of(type));

    private static bool IsCounted(MemberInfo member) =>
        !IsGenerated(member)
        && member switch
        {
            // One without parameters is mostly the compiler's, and cannot be told from it.
            ConstructorInfo constructor => constructor.GetParameters().Length > 0,
            MethodInfo method => IsOwn(method) && !IsAccessor(method),
            PropertyInfo property => IsOwn(property.GetAccessors()[0]),
            FieldInfo field => !field.IsSpecialName,
            EventInfo => true,
            _ => false,
        };

    private static bool IsOwn(MethodInfo method) => method.GetBaseDefinition() == method;

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute)) || member.Name.Contains('<', StringComparison.Ordinal);

    private static bool IsMigration(Type type) =>
        type.Namespace?.EndsWith(".Migrations", StringComparison.Ordinal) == true;

    private static HashSet<string> Read(string path) =>
        [
            .. XDocument
                .Load(path)
                .Descendants("member")
                .Where(member => member.HasElements)
                .Select(member => (string)member.Attribute("name")!),
        ];
}
