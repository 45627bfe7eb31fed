namespace CustomerLifecycle.Tickets;

/// <summary>What a ticket says about itself and may do without.</summary>
[Flags]
public enum TicketDetails
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><see cref="Ticket.Description"/>. Its former text stays in the history; <see cref="RedactDescription"/> takes it out for good.</summary>
    Description = 1,

    /// <summary><see cref="Ticket.Reason"/>.</summary>
    Reason = 2,

    /// <summary><see cref="Ticket.Customer"/>.</summary>
    Customer = 4,

    /// <summary><see cref="Ticket.ContactPoint"/>.</summary>
    ContactPoint = 8,

    /// <summary><see cref="Ticket.CustomerLevel"/>.</summary>
    CustomerLevel = 16,

    /// <summary><see cref="Ticket.Conversation"/>.</summary>
    Conversation = 32,

    /// <summary><see cref="Ticket.Issue"/>.</summary>
    Issue = 64,
}
