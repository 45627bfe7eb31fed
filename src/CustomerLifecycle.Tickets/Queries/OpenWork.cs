namespace CustomerLifecycle.Tickets;

/// <summary>What is known about a customer who contacts again.</summary>
/// <param name="Open">The open tickets, the oldest first; at most 100.</param>
/// <param name="RecentlyDone">The tickets solved or closed within <see cref="TicketsOptions.RepeatVisitWindow"/>, the newest first; at
/// most 10.</param>
public sealed record OpenWork(IReadOnlyList<Ticket> Open, IReadOnlyList<Ticket> RecentlyDone);
