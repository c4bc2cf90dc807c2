using System.Globalization;
using System.Reflection;

namespace Orchestrator.Server.Tests.Architecture;

/// <summary>The name that a member has in its assembly's documentation file (ECMA-334, annex D.4.2).</summary>
internal static class DocumentationId
{
    public static string Of(Type type) => "T:" + NameOf(type);

    public static string Of(MemberInfo member) =>
        member switch
        {
            MethodBase method =>
                $"M:{Owner(method)}.{Own(method)}{Arity(method)}{Parameters(method.GetParameters())}{Result(method)}",
            PropertyInfo property => $"P:{Owner(property)}.{Own(property)}{Parameters(property.GetIndexParameters())}",
            FieldInfo field => $"F:{Owner(field)}.{field.Name}",
            EventInfo @event => $"E:{Owner(@event)}.{@event.Name}",
            _ => throw new ArgumentException($"{member} has no documentation of its own.", nameof(member)),
        };

    private static string Owner(MemberInfo member) => NameOf(member.DeclaringType!);

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private static string Own(MemberInfo member) => member.Name.Replace('.', '#');

    private static string Arity(MethodBase method) =>
        method.IsGenericMethod ? "``" + Number(method.GetGenericArguments().Length) : "";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Parameters(ParameterInfo[] parameters) =>
        parameters.Length == 0
            ? ""
            : $"({string.Join(',', parameters.Select(parameter => Reference(parameter.ParameterType)))})";

    /// <summary>Only a conversion may differ from another by its result alone.</summary>
    private static string Result(MethodBase method) =>
        method is MethodInfo { Name: "op_Implicit" or "op_Explicit" } conversion
            ? "~" + Reference(conversion.ReturnType)
            : "";

    private static string Reference(Type type)
    {
        if (type.IsByRef)
            return Reference(type.GetElementType()!) + "@";
        if (type.IsPointer)
            return Reference(type.GetElementType()!) + "*";
        if (type.IsSZArray)
            return Reference(type.GetElementType()!) + "[]";
        if (type.IsArray)
            return $"{Reference(type.GetElementType()!)}[{string.Join(',', Enumerable.Repeat("0:", type.GetArrayRank()))}]";
        if (type.IsGenericParameter)
            return (type.DeclaringMethod is null ? "`" : "``") + Number(type.GenericParameterPosition);
        return Named(type, type.GetGenericArguments());
    }

    /// <summary>A nested type has the arguments of those around it before its own.</summary>
    private static string Named(Type type, Type[] arguments)
    {
        var outer = type.DeclaringType is { } declaring ? Named(declaring, arguments) : type.Namespace;
        if (type.Name.Split('`') is not [var name, var arity])
            return $"{outer}.{type.Name}";
        var before = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        var own = arguments.Skip(before).Take(int.Parse(arity, CultureInfo.InvariantCulture));
        return $"{outer}.{name}{{{string.Join(',', own.Select(Reference))}}}";
    }
}
