namespace CustomerLifecycle.Tickets;

/// <summary>A notice as it waits for the hours of its calendar.</summary>
/// <param name="Policy">The name of its policy.</param>
/// <param name="About">What has happened, so that watchers are told only what they asked for.</param>
internal sealed record HeldNotice(string Policy, TicketNotices About)
{
    private const char Separator = '\n';

    public string Write() => About == TicketNotices.None ? Policy : string.Concat(Policy, Separator, About);

    public static HeldNotice Read(string payload) => payload.Split(Separator) is [var policy, var about]
        ? new(policy, Enum.Parse<TicketNotices>(about))
        : new(payload, TicketNotices.None);
}
