using System.Globalization;
using CustomerLifecycle.Events;
using LifecycleDay.Input;
using LifecycleDay.Simulation;

namespace LifecycleDay.World;

/// <summary>What the simulated people do because something happened: agents finish, customers lose patience, salespeople call.</summary>
internal sealed class WorldReactions(DayInput input, WorldSchedule schedule, Chance chance) : IIntegrationEventHandler
{
    private const int InsistPercent = 60;

    public string Name => "day.world";

    public Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken) => integrationEvent switch
    {
        ContactQueued queued when input.Find(queued.Conversation) is { } line && Waits(line, queued.OccurredAt) =>
            schedule.AtAsync(CustomerLeaves.Name, queued.Contact.Value, queued.OccurredAt.AddSeconds(line.PatienceSeconds), "", delivery.EffectKey(), cancellationToken),
        ContactAssigned { IsBot: false } assigned when input.Find(assigned.Conversation) is { } line =>
            schedule.AtAsync(AgentFinishes.Name, assigned.Contact.Value, assigned.OccurredAt.AddSeconds(line.HandleSeconds), Pair(assigned.Agent.Value, line), delivery.EffectKey(), cancellationToken),
        TicketCreated created => ScheduleWorkAsync(created, delivery, cancellationToken),
        BotClarified clarified when chance.Percent("insists/" + clarified.Conversation.Value, InsistPercent) =>
            schedule.AtAsync(CustomerReplies.Name, clarified.Conversation.Value, clarified.OccurredAt + CustomerReplies.TypingTime, CustomerReplies.Human, delivery.EffectKey(), cancellationToken),
        LeadClaimed claimed => schedule.AtAsync(SalesCalls.Name, claimed.Lead.Value, claimed.OccurredAt, claimed.Agent.Value, delivery.EffectKey(), cancellationToken),
        _ => Task.CompletedTask,
    };

    // Somebody who wrote a mail or a text message does not hang up, and at night the shop calls back.
    private static bool Waits(ContactLine line, DateTimeOffset at) =>
        line.Channel.Value is "voice" or "web-chat" or "app" or "wechat" or "shop" && ShopHours.IsOpen(at);

    private static string Pair(string agent, ContactLine line) =>
        string.Create(CultureInfo.InvariantCulture, $"{agent}|{DayInput.ConversationOf(line).Value}");

    private Task ScheduleWorkAsync(TicketCreated created, EventDelivery delivery, CancellationToken cancellationToken) =>
        schedule.AtAsync(
            TicketWork.Name, created.Ticket.Value, created.OccurredAt + TicketScript.Delay(created.Type, 0, created.Ticket, chance), "0", delivery.EffectKey(), cancellationToken);
}
