using System.Reflection;
using System.Runtime.CompilerServices;
using CustomerLifecycle.Events;
using CustomerLifecycle.Messages;

namespace CustomerLifecycle.Abstractions.Tests.Events;

/// <summary>One event of every type with every property set to something that is not its default.</summary>
internal static class EventSamples
{
    public static IReadOnlyList<Type> Types { get; } =
        [.. typeof(IntegrationEvent).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(IntegrationEvent)) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal)];

    public static IntegrationEvent Create(Type type)
    {
        object sample = RuntimeHelpers.GetUninitializedObject(type);
        foreach (PropertyInfo property in PropertiesOf(type))
        {
            property.SetValue(sample, Value(property.PropertyType, property.Name));
        }

        return (IntegrationEvent)sample;
    }

    public static IEnumerable<PropertyInfo> PropertiesOf(Type type) => type.GetProperties().Where(property => property.CanWrite);

    private static object Value(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => name + " “文字” <&'> 😀",
            _ when type == typeof(bool) => true,
            _ when type == typeof(int) => 42,
            _ when type == typeof(long) => 4_200_000_000_042,
            _ when type == typeof(double) => 0.1 + 0.2,
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 3, 12, 9, 30, 15, 123, 456, TimeSpan.Zero).AddTicks(7),
            _ when type == typeof(TimeSpan) => new TimeSpan(1, 2, 3, 4, 5, 6).Add(TimeSpan.FromTicks(7)),
            _ when type == typeof(Uri) => new Uri("https://example.com/a?b=c&d=文"),
            _ when type == typeof(ContactPoint) => new ContactPoint(ContactPointKind.Phone, "13800138000"),
            _ when type == typeof(EventDimensions) => Dimensions(),
            _ when type == typeof(MessageContent) => new TextMessage { Text = "text" },
            { IsEnum: true } => type.GetEnumValues().GetValue(type.GetEnumValues().Length - 1)!,
            _ when type == typeof(IReadOnlyList<string>) => new[] { "a", "乙" },
            _ when type == typeof(IReadOnlyList<long>) => new[] { 1L, 4_200_000_000_042 },
            _ when type == typeof(IReadOnlyList<AgentId>) => new AgentId[] { new("ann"), new("bob") },
            _ when type == typeof(IReadOnlyList<Channel>) => new[] { Channel.WeChat, Channel.Sms },
            _ when type == typeof(IReadOnlyList<ContactPoint>) => new[] { new ContactPoint(ContactPointKind.WeChat, "li-wei"), new ContactPoint(ContactPointKind.Email, "li.wei@example.com") },
            _ when type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IIdentifier<>)) => Activator.CreateInstance(type, name + "-1")!,
            _ => throw new NotSupportedException($"No sample of {type} for {name}."),
        };
    }

    private static EventDimensions Dimensions()
    {
        EventDimensions dimensions = new();
        foreach (PropertyInfo property in PropertiesOf(typeof(EventDimensions)))
        {
            property.SetValue(dimensions, Value(property.PropertyType, property.Name));
        }

        return dimensions;
    }
}
