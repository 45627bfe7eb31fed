using System.Reflection;
using System.Runtime.CompilerServices;

namespace CustomerLifecycle.PublicApi.Listing;

/// <summary>A member as C# declares it, or nothing where a caller cannot see it or the compiler wrote it.</summary>
internal static class MemberDeclaration
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static string? Of(MemberInfo member) =>
        member.Name.Contains('<') || member.GetCustomAttribute<CompilerGeneratedAttribute>() is not null
            ? null
            : member switch
            {
                FieldInfo field => Of(field),
                PropertyInfo property => Of(property),
                EventInfo @event => Of(@event),
                ConstructorInfo constructor => Of(constructor),
                MethodInfo method => Of(method),
                _ => null,
            };

    public static string Returned(MethodInfo method) =>
        $"{(method.ReturnType.IsByRef ? "ref " : "")}{TypeNames.Of(method.ReturnType, Nullability.Create(method.ReturnParameter))}";

    public static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select((parameter, index) =>
            (index == 0 && method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "") + Of(parameter)));

    private static string? Of(FieldInfo field) =>
        Access(field.Attributes & FieldAttributes.FieldAccessMask, field.DeclaringType!) is not { } access || field.IsSpecialName
            ? null
            : $"{access} {(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeNames.Of(field.FieldType, Nullability.Create(field))} {field.Name}{(field.IsLiteral ? $" = {Literal.Of(field.GetRawConstantValue(), field.FieldType)}" : "")}";

    private static string? Of(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(accessor => Access(accessor) is not null).ToList();
        if (accessors.Count == 0)
        {
            return null;
        }

        var access = accessors.Select(Access).Order(StringComparer.Ordinal).Last()!;
        var index = property.GetIndexParameters();
        var name = index.Length > 0 ? $"this[{string.Join(", ", index.Select(Of))}]" : property.Name;
        var shown = string.Concat(accessors.OrderBy(accessor => accessor.Name, StringComparer.Ordinal)
            .Select(accessor => $" {(Access(accessor) == access ? "" : Access(accessor) + " ")}{Verb(property, accessor)};"));
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{access} {Modifiers(accessors[0])}{required}{TypeNames.Of(property.PropertyType, Nullability.Create(property))} {name} {{{shown} }}";
    }

    private static string? Of(EventInfo @event) =>
        Access(@event.AddMethod!) is not { } access
            ? null
            : $"{access} {Modifiers(@event.AddMethod!)}event {TypeNames.Of(@event.EventHandlerType!, Nullability.Create(@event))} {@event.Name}";

    private static string? Of(ConstructorInfo constructor) =>
        constructor.IsStatic || Access(constructor) is not { } access
            ? null
            : $"{access} {constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor)})";

    private static string? Of(MethodInfo method)
    {
        if (Access(method) is not { } access || (method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal)))
        {
            return null;
        }

        var generic = method.GetGenericArguments();
        var arguments = generic.Length > 0 ? $"<{string.Join(", ", generic.Select(argument => argument.Name))}>" : "";
        return $"{access} {Modifiers(method)}{Returned(method)} {method.Name}{arguments}({Parameters(method)}){TypeDeclaration.Constraints(generic)}";
    }

    private static string Of(ParameterInfo parameter)
    {
        var direction = parameter switch
        {
            { IsOut: true } => "out ",
            { IsIn: true, ParameterType.IsByRef: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) => "params ",
            _ => "",
        };
        var fallback = parameter.HasDefaultValue ? $" = {Literal.Of(parameter.RawDefaultValue, parameter.ParameterType)}" : "";
        return $"{direction}{TypeNames.Of(parameter.ParameterType, Nullability.Create(parameter))} {parameter.Name}{fallback}";
    }

    private static string Verb(PropertyInfo property, MethodInfo accessor) =>
        accessor == property.GetMethod
            ? "get"
            : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init" : "set";

    private static string Modifiers(MethodInfo method)
    {
        var inInterface = method.DeclaringType!.IsInterface;
        return method switch
        {
            { IsStatic: true } => inInterface && method.IsAbstract ? "static abstract " : "static ",
            { IsAbstract: true } => inInterface ? "" : "abstract ",
            { IsVirtual: true, IsFinal: false } when method.GetBaseDefinition() != method => "override ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            { IsVirtual: true } when method.GetBaseDefinition() != method => "sealed override ",
            _ => "",
        };
    }

    private static string? Access(MethodBase method) => method switch
    {
        { IsPublic: true } => "public",
        { IsFamily: true } or { IsFamilyOrAssembly: true } => method.DeclaringType!.IsSealed ? null : "protected",
        _ => null,
    };

    private static string? Access(FieldAttributes access, Type type) => access switch
    {
        FieldAttributes.Public => "public",
        FieldAttributes.Family or FieldAttributes.FamORAssem => type.IsSealed ? null : "protected",
        _ => null,
    };
}
