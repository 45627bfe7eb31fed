using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace CustomerLifecycle.Tickets;

/// <summary>A ticket as names and values, read from it when asked for. Its own members go before fields of the same name.</summary>
internal sealed class TicketFieldView(Ticket ticket) : IReadOnlyDictionary<string, string>
{
    private static readonly string[] Members = ["type", "priority", "group", "assignee", "customer", "customerLevel", "reason"];

    public IEnumerable<string> Keys => [.. Members, .. ticket.Fields.Keys.Except(Members, StringComparer.Ordinal)];

    public IEnumerable<string> Values => Keys.Select(name => this[name]);

    public int Count => Keys.Count();

    public string this[string key] => TryGetValue(key, out string? value) ? value : throw new KeyNotFoundException($"The ticket has no field '{key}'.");

    /// <summary>Whether a name means the ticket itself and not one of its fields.</summary>
    public static bool IsMember(string name) => Members.Contains(name, StringComparer.Ordinal);

    /// <summary>The value, or null. A member without a value is null even if a field has its name: no field poses as the assignee.</summary>
    public static string? ValueOf(Ticket ticket, string name) => name switch
    {
        "type" => ticket.Type,
        "priority" => ticket.Priority,
        "group" => ticket.Group,
        "assignee" => ticket.Assignee?.Value,
        "customer" => ticket.Customer?.Value,
        "customerLevel" => ticket.CustomerLevel,
        "reason" => ticket.Reason,
        _ => ticket.Fields.GetValueOrDefault(name),
    };

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        value = ValueOf(ticket, key) ?? (Members.Contains(key, StringComparer.Ordinal) ? "" : null);
        return value is not null;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => Keys.Select(name => KeyValuePair.Create(name, this[name])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
