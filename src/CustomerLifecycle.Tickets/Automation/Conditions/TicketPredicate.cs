namespace CustomerLifecycle.Tickets;

/// <summary>A condition in code.</summary>
/// <param name="ticket">The ticket as it is after what has happened.</param>
/// <param name="at">The instant for which the question is asked, UTC.</param>
/// <returns>Whether it holds.</returns>
/// <remarks>Must be thread-safe and decide from its arguments alone: it is asked again when a command is tried again. What it throws
/// reaches whoever gave the command, and nothing is stored.</remarks>
public delegate bool TicketPredicate(Ticket ticket, DateTimeOffset at);
