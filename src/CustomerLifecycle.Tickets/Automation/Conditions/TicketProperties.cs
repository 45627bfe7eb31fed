using System.Collections.Frozen;
using System.Globalization;

namespace CustomerLifecycle.Tickets;

/// <summary>The properties of a ticket by the names that conditions use.</summary>
internal static class TicketProperties
{
    public const string FieldPrefix = "fields.";

    private static readonly FrozenDictionary<string, TicketProperty> Known = All().ToFrozenDictionary(property => property.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => Known.Keys.Order(StringComparer.Ordinal);

    public static TicketProperty? Find(string name) =>
        name.StartsWith(FieldPrefix, StringComparison.Ordinal) && name.Length > FieldPrefix.Length
            ? new(name, TicketPropertyKind.Field, ticket => ticket.Fields.GetValueOrDefault(name[FieldPrefix.Length..]))
            : Known.GetValueOrDefault(name);

    /// <summary>A number for comparison: the value itself, or the ticks of an instant.</summary>
    public static decimal? Comparable(string? value) =>
        decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : Instant(value)?.UtcTicks;

    public static DateTimeOffset? Instant(string? value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant) ? instant : null;

    private static IEnumerable<TicketProperty> All() =>
    [
        Text("type", ticket => ticket.Type),
        Text("number", ticket => ticket.Number),
        Text("subject", ticket => ticket.Subject),
        new("priority", TicketPropertyKind.Priority, ticket => ticket.Priority),
        Text("state", ticket => ticket.State),
        new("category", TicketPropertyKind.Category, ticket => ticket.Category.ToString()),
        Text("group", ticket => ticket.Group),
        Text("assignee", ticket => ticket.Assignee?.Value),
        Text("customer", ticket => ticket.Customer?.Value),
        Text("customerLevel", ticket => ticket.CustomerLevel),
        Text("conversation", ticket => ticket.Conversation?.Value),
        Text("contact", ticket => ticket.Contact?.Value),
        Text("reason", ticket => ticket.Reason),
        new("tags", TicketPropertyKind.List, _ => null),
        new("reopenCount", TicketPropertyKind.Number, ticket => ticket.ReopenCount.ToString(CultureInfo.InvariantCulture)),
        At("createdAt", ticket => ticket.CreatedAt),
        At("updatedAt", ticket => ticket.UpdatedAt),
        At("stateSince", ticket => ticket.StateSince),
        At("categorySince", ticket => ticket.CategorySince),
        At("solvedAt", ticket => ticket.SolvedAt),
        At("firstRespondedAt", ticket => ticket.FirstRespondedAt),
        At("lastCustomerReplyAt", ticket => ticket.LastCustomerReplyAt),
        At("lastAgentReplyAt", ticket => ticket.LastAgentReplyAt),
        Text("channel", ticket => ticket.Dimensions.Channel?.Value),
        Text("entrance", ticket => ticket.Dimensions.Entrance),
        Text("queue", ticket => ticket.Dimensions.Queue),
        Text("skillGroup", ticket => ticket.Dimensions.SkillGroup),
        Text("businessUnit", ticket => ticket.Dimensions.BusinessUnit),
        Text("source", ticket => ticket.Dimensions.Source),
        Text("keyword", ticket => ticket.Dimensions.Keyword),
        Text("campaign", ticket => ticket.Dimensions.Campaign),
    ];

    private static TicketProperty Text(string name, Func<Ticket, string?> read) => new(name, TicketPropertyKind.Text, read);

    private static TicketProperty At(string name, Func<Ticket, DateTimeOffset?> read) =>
        new(name, TicketPropertyKind.Instant, ticket => read(ticket)?.ToString("O", CultureInfo.InvariantCulture));
}
