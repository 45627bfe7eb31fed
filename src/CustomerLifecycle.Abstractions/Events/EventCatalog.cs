using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace CustomerLifecycle.Events;

/// <summary>The event types that are known by name: the suite's own, and those a host adds.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class EventCatalog
{
    private readonly FrozenDictionary<Type, (string Name, JsonTypeInfo Json)> _byType;
    private readonly FrozenDictionary<string, JsonTypeInfo> _byName;

    /// <summary>Creates a catalog of the suite's own events and the given ones.</summary>
    /// <param name="additional">Source-generated metadata of the host's own event types; each type has an
    /// <see cref="EventTypeAttribute"/>.</param>
    /// <exception cref="ArgumentException">A type is no integration event, has no name, or a name is taken twice.</exception>
    public EventCatalog(IEnumerable<JsonTypeInfo>? additional = null)
    {
        Dictionary<Type, (string, JsonTypeInfo)> byType = [];
        Dictionary<string, JsonTypeInfo> byName = new(StringComparer.Ordinal);
        foreach (JsonTypeInfo json in OwnTypes().Concat(additional ?? []))
        {
            string name = NameOf(json.Type);
            if (!byName.TryAdd(name, json))
            {
                throw new ArgumentException($"The event name {name} is taken by {byName[name].Type} and {json.Type}. Give one of them another name.", nameof(additional));
            }

            byType.Add(json.Type, (name, json));
        }

        _byType = byType.ToFrozenDictionary();
        _byName = byName.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The names of all known event types, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. _byName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The wire name of an event.</summary>
    /// <param name="integrationEvent">The event.</param>
    /// <exception cref="ArgumentException">Its type is not in the catalog.</exception>
    public string NameOf(IntegrationEvent integrationEvent)
    {
        ArgumentNullException.ThrowIfNull(integrationEvent);
        return Entry(integrationEvent).Name;
    }

    internal (string Name, JsonTypeInfo Json) Entry(IntegrationEvent integrationEvent) =>
        _byType.TryGetValue(integrationEvent.GetType(), out (string, JsonTypeInfo) entry)
            ? entry
            : throw new ArgumentException(
                $"The event type {integrationEvent.GetType()} is not in the catalog. Register its JSON metadata with AddIntegrationEvent.",
                nameof(integrationEvent));

    internal bool TryGet(string name, [NotNullWhen(true)] out JsonTypeInfo? json) => _byName.TryGetValue(name, out json);

    private static IEnumerable<JsonTypeInfo> OwnTypes() =>
        typeof(IntegrationEvent).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(EventTypeAttribute), inherit: false))
            .Select(type => IntegrationEventJsonContext.Default.GetTypeInfo(type)
                ?? throw new InvalidOperationException($"{type} is missing in {nameof(IntegrationEventJsonContext)}."));

    private static string NameOf(Type type)
    {
        if (!type.IsAssignableTo(typeof(IntegrationEvent)))
        {
            throw new ArgumentException($"{type} does not derive from {nameof(IntegrationEvent)}.");
        }

        return type.GetCustomAttribute<EventTypeAttribute>(inherit: false)?.Name
            ?? throw new ArgumentException($"{type} has no [EventType(\"name.v1\")] attribute.");
    }
}
