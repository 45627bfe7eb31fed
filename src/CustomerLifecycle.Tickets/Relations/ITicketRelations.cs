using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>What tickets have to do with each other: links, merging, splitting, and customers who come again. Thread-safe.</summary>
/// <remarks>Each command changes all tickets concerned in one transaction, and none of them when any has changed meanwhile; it is tried
/// again then. Bad input is an <see cref="ArgumentException"/>; what the rules do not allow is a refusal in the result.</remarks>
public interface ITicketRelations
{
    /// <summary>Links two tickets. Refused are a link with itself, a second parent, a circle of parents, a parent that is done for a child
    /// that is open (where parents wait), more than ten levels and more than <see cref="TicketLink.Maximum"/> links.</summary>
    /// <param name="command">The link.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The first ticket.</returns>
    Task<TicketResult> LinkAsync(LinkTickets command, CancellationToken cancellationToken = default);

    /// <summary>Removes a link.</summary>
    /// <param name="command">The link.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The first ticket.</returns>
    Task<TicketResult> UnlinkAsync(UnlinkTickets command, CancellationToken cancellationToken = default);

    /// <summary>Merges a ticket into another. The merged one is closed without being solved, its service level is cancelled, its open
    /// callbacks and its tags go over; what is written on it from now on reaches the other. Of two opposite merges at the same time one is
    /// done and the other refused.</summary>
    /// <param name="command">What is merged into what.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The merged ticket.</returns>
    Task<TicketResult> MergeAsync(MergeTicket command, CancellationToken cancellationToken = default);

    /// <summary>Makes a new ticket from comments of a ticket.</summary>
    /// <param name="command">The comments and the new ticket.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new ticket.</returns>
    Task<TicketResult> SplitAsync(SplitTicket command, CancellationToken cancellationToken = default);

    /// <summary>The customer contacts about a ticket again: an open one goes on, one that was done lately is taken up again, and for any
    /// other a repeat is created, as <see cref="TicketsOptions.RecontactPolicies"/> say.</summary>
    /// <param name="command">The contact.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was done, to which ticket, and why.</returns>
    Task<RecontactResult> ContactAboutAsync(ContactAboutTicket command, CancellationToken cancellationToken = default);

    /// <summary>The ticket that goes on after all merges; the ticket itself when it was not merged; null when the tenant has no such
    /// ticket.</summary>
    /// <param name="tenant">Whose ticket.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<Ticket?> ResolveAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken = default);

    /// <summary>The tickets that a ticket is linked with, in order of kind and time.</summary>
    /// <param name="tenant">Whose tickets.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="kind">How the ticket relates to those; null for any way.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Empty when the tenant has no such ticket.</returns>
    Task<IReadOnlyList<Ticket>> GetLinkedAsync(TenantId tenant, TicketId ticket, TicketLinkKind? kind = null, CancellationToken cancellationToken = default);

    /// <summary>Everything written on the ticket that goes on and on all tickets merged into it, the oldest first.</summary>
    /// <param name="tenant">Whose tickets.</param>
    /// <param name="ticket">Any of these tickets.</param>
    /// <param name="publicOnly">True for what the customer may read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Empty when the tenant has no such ticket.</returns>
    Task<IReadOnlyList<ThreadComment>> GetThreadAsync(TenantId tenant, TicketId ticket, bool publicOnly = false, CancellationToken cancellationToken = default);
}
