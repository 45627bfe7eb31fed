namespace CustomerLifecycle.Tickets;

/// <summary>The time spent on a ticket: the exact sum of its entries.</summary>
/// <param name="Minutes">All of it, in minutes.</param>
/// <param name="BillableMinutes">What the customer pays for, in minutes.</param>
/// <param name="Entries">The number of entries and corrections.</param>
public sealed record TicketTimeSpent(long Minutes, long BillableMinutes, int Entries);
