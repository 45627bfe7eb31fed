namespace CustomerLifecycle.Tickets;

/// <summary>Creates tickets that repeat another, linked with it in the same commit.</summary>
internal sealed class TicketRepeats(TicketCommandRunner commands, TicketDrafts drafts)
{
    /// <param name="command">What to create, and from which ticket it comes.</param>
    /// <param name="policy">What decided that it is one of its own, for the event.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    public Task<TicketResult> CreateAsync(RepeatTicket command, string policy, CancellationToken cancellationToken)
    {
        (TicketId, string)? identity = null;
        return commands.ChangeAsync(
            "repeat",
            command,
            async (former, now, token) =>
            {
                if (drafts.RefusalsOf(command.Draft) is { Count: > 0 } refusals)
                {
                    return new() { Refusals = refusals };
                }

                identity ??= await drafts.NumberAsync(command.Draft, now, token).ConfigureAwait(false);

                // What somebody wrote must not get lost because the other ticket has links enough.
                return TicketLinks.Full(former) is null
                    ? RecontactDecider.Repeat(former, Create(command, identity.Value, now, repeat => TicketLinks.With(repeat, Events.TicketLinkKind.RepeatOf, former, now)), policy, command.Why, now)
                    : new() { Steps = [Create(command, identity.Value, now, repeat => repeat) with { Reason = command.Why }] };
            },
            cancellationToken);
    }

    private TicketStep Create(RepeatTicket command, (TicketId, string) identity, DateTimeOffset now, Func<Ticket, Ticket> shape) =>
        drafts.Create(command.Draft, identity, RecontactDecider.RepeatAction, now, shape);
}
