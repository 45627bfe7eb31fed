using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Runs time rules that are due: once each, on any number of nodes.</summary>
internal sealed class TimeRuleHandler(TicketCommandRunner commands, TicketAutomation automation) : IDueHandler
{
    public const string TimeRuleKind = "tickets.rule";

    private static readonly TicketActor Rules = TicketActor.System("rules");

    public string Kind => TimeRuleKind;

    public async Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        DueCommand command = new() { Tenant = item.Tenant, Ticket = new(item.Key), Actor = Rules, IdempotencyKey = item.EffectKey };
        TicketResult result = await commands.ChangeAsync("time-rule", command, automation.TimeRuleDecider.Run, cancellationToken).ConfigureAwait(false);
        if (result.Refusals is [var refusal, ..])
        {
            result = await commands.ChangeAsync("time-rule", command, (ticket, now) => automation.TimeRuleDecider.Refuse(ticket, refusal, now), cancellationToken).ConfigureAwait(false);
        }

        DueCommand.EnsureSettled(result);
    }
}
