using System.Globalization;
using System.Text.Json;

namespace CustomerLifecycle.PublicApi.Listing;

/// <summary>Constants and defaults of parameters: changing one changes what compiled callers do.</summary>
internal static class Literal
{
    public static string Of(object? value, Type type)
    {
        var actual = type.IsByRef ? type.GetElementType()! : type;
        actual = Nullable.GetUnderlyingType(actual) ?? actual;
        return value switch
        {
            null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
            _ when actual.IsEnum => $"{TypeNames.Of(actual)}.{Enum.ToObject(actual, value)}",
            string text => JsonSerializer.Serialize(text),
            char character => $"'{character}'",
            bool flag => flag ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
    }
}
