using System.Reflection;

namespace CustomerLifecycle.Architecture.Documentation;

/// <summary>The identifier under which the compiler writes a member's comment into the XML file (C# standard, annex D.4.2).</summary>
internal static class DocumentationId
{
    public static string Of(Type type) => $"T:{TypeName(type)}";

    public static string Of(MemberInfo member) => member switch
    {
        Type type => Of(type),
        FieldInfo field => $"F:{Owner(field)}.{field.Name}",
        EventInfo @event => $"E:{Owner(@event)}.{Name(@event.Name)}",
        PropertyInfo property => $"P:{Owner(property)}.{Name(property.Name)}{Parameters(property.GetIndexParameters())}",
        ConstructorInfo constructor => $"M:{Owner(constructor)}.#{constructor.Name[1..]}{Parameters(constructor.GetParameters())}",
        MethodInfo method => $"M:{Owner(method)}.{Name(method.Name)}{Arity(method)}{Parameters(method.GetParameters())}{Conversion(method)}",
        _ => throw new NotSupportedException($"{member.MemberType} {member} has no documentation identifier."),
    };

    private static string Owner(MemberInfo member) => TypeName(member.DeclaringType!);

    private static string Name(string name) => name.Replace('.', '#').Replace('<', '{').Replace('>', '}').Replace(',', '@');

    private static string Arity(MethodInfo method) => method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "";

    private static string Parameters(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(parameter => Reference(parameter.ParameterType)))})";

    private static string Conversion(MethodInfo method) =>
        method.Name is "op_Implicit" or "op_Explicit" ? $"~{Reference(method.ReturnType)}" : "";

    private static string TypeName(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string Reference(Type type)
    {
        if (type.IsByRef)
        {
            return Reference(type.GetElementType()!) + "@";
        }

        if (type.IsPointer)
        {
            return Reference(type.GetElementType()!) + "*";
        }

        if (type.IsArray)
        {
            return Reference(type.GetElementType()!) + (type.GetArrayRank() == 1 ? "[]" : $"[{string.Join(',', Enumerable.Repeat("0:", type.GetArrayRank()))}]");
        }

        if (type.IsGenericParameter)
        {
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        }

        return type.IsGenericType ? Constructed(type) : TypeName(type);
    }

    /// <summary>Each level of a nested generic type carries its own arguments in braces: <c>A{`0}.B{`1}</c>.</summary>
    private static string Constructed(Type type)
    {
        var arguments = new Queue<string>(type.GetGenericArguments().Select(Reference));
        var levels = TypeName(type).Split('.').Select(part => part.Split('`') is [var name, var arity]
            ? $"{name}{{{string.Join(',', Enumerable.Range(0, int.Parse(arity, System.Globalization.CultureInfo.InvariantCulture)).Select(_ => arguments.Dequeue()))}}}"
            : part);
        return string.Join('.', levels);
    }
}
