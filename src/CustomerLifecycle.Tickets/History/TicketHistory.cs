using System.Text.Json;
using System.Text.Json.Nodes;

namespace CustomerLifecycle.Tickets;

/// <summary>What the history of a ticket is good for: the ticket as it was.</summary>
public static class TicketHistory
{
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
            if (entry.Sequence != ++sequence)
            {
                throw new ArgumentException($"The history jumps from version {sequence - 1} to {entry.Sequence}. Pass all changes in order.", nameof(history));
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

        return sequence > 0 && (version is null || version == sequence)
            ? ticket.Deserialize<Ticket>(TicketJson.Options)!
            : throw new ArgumentException($"The history has {sequence} versions, not {version?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "one"}.", nameof(history));
    }

    /// <summary>What changed from one version to the next, in ordinal order of the properties.</summary>
    internal static IReadOnlyList<FieldChange> Diff(Ticket? before, Ticket after)
    {
        using JsonDocument old = JsonSerializer.SerializeToDocument(before, TicketJson.Options);
        using JsonDocument now = JsonSerializer.SerializeToDocument(after, TicketJson.Options);
        SortedDictionary<string, FieldChange> changes = new(StringComparer.Ordinal);
        if (before is not null)
        {
            foreach (JsonProperty property in old.RootElement.EnumerateObject())
            {
                changes[property.Name] = new(property.Name, property.Value.GetRawText(), null);
            }
        }

        foreach (JsonProperty property in now.RootElement.EnumerateObject())
        {
            string value = property.Value.GetRawText();
            string? former = changes.GetValueOrDefault(property.Name)?.Before;
            if (former == value)
            {
                changes.Remove(property.Name);
            }
            else
            {
                changes[property.Name] = new(property.Name, former, value);
            }
        }

        return [.. changes.Values];
    }
}
