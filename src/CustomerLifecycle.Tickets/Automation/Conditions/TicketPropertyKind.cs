namespace CustomerLifecycle.Tickets;

/// <summary>What the values of a property are; decides which operators fit.</summary>
internal enum TicketPropertyKind
{
    Text,
    Category,
    Priority,
    List,
    Number,
    Instant,
    Field,
}
