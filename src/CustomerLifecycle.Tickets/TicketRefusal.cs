namespace CustomerLifecycle.Tickets;

/// <summary>Why a change was refused.</summary>
/// <param name="Code">A stable word, one of <see cref="TicketRefusalCodes"/>.</param>
/// <param name="Message">What to do about it, in English, without personal data.</param>
public sealed record TicketRefusal(string Code, string Message);
