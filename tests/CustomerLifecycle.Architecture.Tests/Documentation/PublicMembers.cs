using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CustomerLifecycle.Architecture.Documentation;

/// <summary>The members of a type that somebody outside can see and somebody here has written.</summary>
internal static class PublicMembers
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<MemberInfo> Of(Type type) =>
        typeof(Delegate).IsAssignableFrom(type)
            ? []
            : type.GetMembers(Declared)
                .Where(member => member is not Type && IsVisible(member, type) && IsWritten(member));

    private static bool IsVisible(MemberInfo member, Type type) => member switch
    {
        FieldInfo field => IsVisible(field.Attributes & FieldAttributes.FieldAccessMask, type) && !field.IsSpecialName,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(accessor => IsVisible(accessor, type)),
        EventInfo @event => IsVisible(@event.AddMethod!, type),
        ConstructorInfo constructor => !constructor.IsStatic && IsVisible((MethodBase)constructor, type),
        MethodInfo method => IsVisible((MethodBase)method, type) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)),
        _ => false,
    };

    private static bool IsVisible(MethodBase method, Type type) =>
        method.IsPublic || (!type.IsSealed && (method.IsFamily || method.IsFamilyOrAssembly));

    private static bool IsVisible(FieldAttributes access, Type type) =>
        access == FieldAttributes.Public || (!type.IsSealed && access is FieldAttributes.Family or FieldAttributes.FamORAssem);

    private static bool IsWritten(MemberInfo member) =>
        !member.Name.Contains('<')
        && member.GetCustomAttribute<CompilerGeneratedAttribute>() is null
        && member.GetCustomAttribute<GeneratedCodeAttribute>() is null
        && member.Name is not "EqualityContract";
}
