namespace CustomerLifecycle.Tickets;

/// <summary>Why a change was refused.</summary>
/// <param name="Code">A stable word, one of <see cref="TicketRefusalCodes"/>.</param>
/// <param name="Message">What to do about it, in English, without personal data.</param>
public sealed record TicketRefusal(string Code, string Message)
{
    /// <summary>The field it is about, for a form to show it there; null when it is about the ticket.</summary>
    public string? Field { get; init; }
}
