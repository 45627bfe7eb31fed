using System.Reflection;

namespace CustomerLifecycle.PublicApi.Listing;

/// <summary>Types as C# writes them, with nullability where the compiler recorded it.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    /// <summary>The name of a type; <paramref name="nullability"/> adds the question marks of reference types.</summary>
    public static string Of(Type type, NullabilityInfo? nullability = null)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, nullability);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying, nullability?.GenericTypeArguments.FirstOrDefault()) + "?";
        }

        return Plain(type, nullability) + (!type.IsValueType && nullability?.ReadState == NullabilityState.Nullable ? "?" : "");
    }

    private static string Plain(Type type, NullabilityInfo? nullability)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        var arguments = new Queue<string>(type.GetGenericArguments().Select((argument, index) =>
            Of(argument, nullability is { } info && index < info.GenericTypeArguments.Length ? info.GenericTypeArguments[index] : null)));
        return string.Join('.', Levels(type).Select(level => WithArguments(level, arguments)));
    }

    /// <summary>The namespace is written for types of ours and left out where everybody knows it.</summary>
    private static List<string> Levels(Type type)
    {
        List<string> levels = [type.Name];
        for (var outer = type.DeclaringType; outer is not null; outer = outer.DeclaringType)
        {
            levels.Insert(0, outer.Name);
        }

        if (type.Namespace is { Length: > 0 } space && !space.StartsWith("System", StringComparison.Ordinal))
        {
            levels.Insert(0, space);
        }

        return levels;
    }

    private static string WithArguments(string level, Queue<string> arguments)
    {
        var parts = level.Split('`');
        return parts.Length == 1
            ? level
            : $"{parts[0]}<{string.Join(", ", Enumerable.Range(0, int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)).Select(_ => arguments.Dequeue()))}>";
    }
}
