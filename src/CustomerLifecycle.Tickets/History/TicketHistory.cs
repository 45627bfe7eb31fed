using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace CustomerLifecycle.Tickets;

/// <summary>What the history of a ticket is good for: the ticket as it was.</summary>
public static class TicketHistory
{
    private const string ServiceLevel = "sla";

    private static readonly JsonPropertyInfo[] Properties = PropertiesOf(TicketJson.Options.GetTypeInfo(typeof(Ticket)));

    /// <summary>Rebuilds a ticket from its changes, byte for byte.</summary>
    /// <param name="history">The changes from the first on, in order.</param>
    /// <param name="version">The version to rebuild; null for the latest.</param>
    /// <exception cref="ArgumentException">The history has not every change up to the version.</exception>
    public static Ticket Rebuild(IEnumerable<TicketHistoryEntry> history, long? version = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        JsonObject ticket = [];
        long sequence = 0;
        foreach (TicketHistoryEntry entry in history.TakeWhile(entry => version is null || entry.Sequence <= version))
        {
            Apply(ticket, entry, ++sequence);
        }

        return sequence > 0 && (version is null || version == sequence)
            ? ticket.Deserialize<Ticket>(TicketJson.Options)!
            : throw new ArgumentException($"The history has {sequence} versions, not {version?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "one"}.", nameof(history));
    }

    /// <summary>Every version of a ticket, in order; each is rebuilt from the one before.</summary>
    internal static IEnumerable<Ticket> Versions(IEnumerable<TicketHistoryEntry> history)
    {
        JsonObject ticket = [];
        long sequence = 0;
        foreach (TicketHistoryEntry entry in history)
        {
            Apply(ticket, entry, ++sequence);
            yield return ticket.Deserialize<Ticket>(TicketJson.Options)!;
        }
    }

    /// <summary>What changed from one version to the next, in ordinal order of the properties.</summary>
    /// <remarks>A property that was not touched is the same value: only those that differ are written down and compared as text.</remarks>
    internal static IReadOnlyList<FieldChange> Diff(Ticket? before, Ticket after)
    {
        List<FieldChange> changes = [];
        foreach (JsonPropertyInfo property in Properties)
        {
            object? old = before is null ? null : property.Get!(before);
            object? now = property.Get!(after);
            if (ReferenceEquals(old, now) || (old is ValueType or string && old.Equals(now)))
            {
                continue;
            }

            string? oldText = before is null ? null : Write(property, before, old);
            string? nowText = Write(property, after, now);
            if (oldText != nowText)
            {
                // Clocks are the largest part of a ticket, and change with nearly every step.
                changes.Add(new(property.Name, property.Name == ServiceLevel && nowText is not null ? null : oldText, nowText));
            }
        }

        return changes;
    }

    private static void Apply(JsonObject ticket, TicketHistoryEntry entry, long sequence)
    {
        if (entry.Sequence != sequence)
        {
            throw new ArgumentException($"The history jumps from version {sequence - 1} to {entry.Sequence}. Pass all changes in order.", nameof(entry));
        }

        foreach (FieldChange change in entry.Changes)
        {
            if (change.After is null)
            {
                ticket.Remove(change.Field);
            }
            else
            {
                ticket[change.Field] = JsonNode.Parse(change.After);
            }
        }
    }

    private static JsonPropertyInfo[] PropertiesOf(JsonTypeInfo type) =>
        [.. type.Properties.Where(property => property.Get is not null).OrderBy(property => property.Name, StringComparer.Ordinal)];

    private static string? Write(JsonPropertyInfo property, Ticket ticket, object? value) =>
        value is null || property.ShouldSerialize?.Invoke(ticket, value) == false ? null : JsonSerializer.Serialize(value, property.PropertyType, TicketJson.Options);
}
