using System.Globalization;
using CustomerLifecycle;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Events;
using CustomerLifecycle.Messages;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Tickets;
using LifecycleDay.Input;
using LifecycleDay.Simulation;

namespace LifecycleDay.World;

/// <summary>An agent answers, and finishes a contact as the input says: resolved, open, or with a ticket.</summary>
internal sealed class AgentFinishes(
    IRouter router, IConversationService conversations, ITicketService tickets, DayInput input, Chance chance, IIdGenerator ids, TimeProvider clock) : IDueHandler
{
    internal const string Name = "day.finish";

    private const int LongestFirstReplySeconds = 60;

    public string Kind => Name;

    public async Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        string[] parts = item.Payload.Split('|');
        AgentId agent = new(parts[0]);
        ConversationId conversation = new(parts[1]);
        ContactId contact = new(item.Key);
        ContactLine line = input.Find(conversation)!;
        CustomerId? customer = (await conversations.FindAsync(Shop.Tenant, conversation, cancellationToken))?.Customer;

        // The first words of an agent come soon; the input knows only how long the whole contact took.
        DateTimeOffset began = clock.GetUtcNow().AddSeconds(-line.HandleSeconds);
        int seconds = Math.Min(line.HandleSeconds, chance.Between("reply/" + item.Key, 8, LongestFirstReplySeconds));
        await RunAsync(item, "reply", _ => conversations.AppendAsync(
            Shop.Tenant,
            new AppendMessage
            {
                Conversation = conversation,
                Message = new MessageId(item.Key + "-agent"),
                Sender = ParticipantKind.Agent,
                Agent = agent,
                Content = new TextMessage { Text = line.Language == "en" ? "Thanks for reaching out, let me look into this for you." : "您好，很高兴为您服务，我马上帮您查看。" },
                SentAt = began.AddSeconds(seconds),
            },
            cancellationToken));

        string? type = TicketType(line.Outcome);
        if (type is not null)
        {
            await RunAsync(item, "ticket", key => tickets.CreateAsync(Ticket(line, type, agent, contact, conversation, customer, key), cancellationToken));
        }

        ContactOutcome outcome = type is not null ? ContactOutcome.TicketCreated
            : line.Outcome == "resolved" ? ContactOutcome.Resolved
            : ContactOutcome.Unresolved;
        await RunAsync(item, "complete", key => router.CompleteAsync(Shop.Tenant, contact, agent, outcome: outcome, idempotencyKey: key, cancellationToken: cancellationToken));
    }

    private static string? TicketType(string outcome) =>
        outcome.StartsWith("ticket-", StringComparison.Ordinal) ? outcome["ticket-".Length..] : null;

    private static CreateTicket Ticket(ContactLine line, string type, AgentId agent, ContactId contact, ConversationId conversation, CustomerId? customer, string key) => new()
    {
        Tenant = Shop.Tenant,
        Type = type,
        Subject = line.Message.Length <= 80 ? line.Message : string.Concat(line.Message.AsSpan(0, 79), "…"),
        Description = line.Message,
        Actor = TicketActor.Agent(agent),
        Assignee = agent,
        Group = Shop.FrontOffice,
        Priority = line.Level == "vip" ? "high" : "normal",
        Customer = customer,
        CustomerLevel = line.Level,
        Contact = contact,
        Conversation = conversation,
        Reason = line.Reason,
        Dimensions = new EventDimensions { Channel = line.Channel, Entrance = line.Entrance.Length > 0 ? line.Entrance : null },
        IdempotencyKey = key,
    };

    private async Task RunAsync<T>(DueItem item, string step, Func<string, Task<T>> command)
    {
        string key = string.Create(CultureInfo.InvariantCulture, $"{item.EffectKey}/{step}");
        using (ids.EnterScope(key))
        {
            await command(key);
        }
    }
}
