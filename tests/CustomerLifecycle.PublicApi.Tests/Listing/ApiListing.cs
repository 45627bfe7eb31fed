using System.Reflection;
using System.Text;

namespace CustomerLifecycle.PublicApi.Listing;

/// <summary>
/// The public surface of an assembly as text: one line for each type and member a caller can see, in ordinal order, so
/// that a difference of two listings is a difference of the contract. Attributes are left out: they are noise here.
/// </summary>
internal static class ApiListing
{
    public static string Of(Assembly assembly) => Of(assembly.GetExportedTypes());

    public static string Of(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var type in types.Where(type => !type.FullName!.Contains('<')).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(TypeDeclaration.Of(type)).Append('\n');
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type) =>
        type.IsEnum
            ? Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture)}")
            : typeof(Delegate).IsAssignableFrom(type)
                ? []
                : type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                    .Select(MemberDeclaration.Of)
                    .OfType<string>();
}
