using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Routing.Tests.HowTo;

/// <summary>The code of docs/how-to/night-to-the-bot.md.</summary>
internal static class NightBotSample
{
    public static void Compose(RoutingOptions routing, BusinessCalendar office)
    {
        // <page>
        routing.Queues.Add(new QueueDefinition
        {
            Id = new("service"),
            Overflow =
            [
                OverflowRule.OutsideBusinessHours(OverflowAction.ToBot("night")),
                OverflowRule.NoEligibleAgent(OverflowAction.ToBot("night")),
            ],
        });
        routing.BusinessHours[new("service")] = office;
        // </page>
    }

    public static async Task<IReadOnlyList<string>> RunAsync(IRouter router, TenantId shop, Action<TimeSpan> pass)
    {
        List<string> told = [];
        // <page>
        ContactRequest chat = new() { Contact = new("chat-1"), Queue = new("service"), Channel = Channel.WebChat };
        RoutingOutcome outcome = await router.EnqueueAsync(shop, chat);
        if (outcome.Overflow is { Target: OverflowTarget.Bot, Detail: var bot })
        {
            told.Add($"{outcome.Status} to the bot '{bot}'");   // start the dialogue here
        }

        // </page>
        pass(TimeSpan.FromHours(1));
        // <page>
        // The bot gives up: a human goes on. The contact is as old as it is.
        RoutingOutcome handed = await router.TransferToQueueAsync(shop, chat.Contact, new("night-shift"));
        ContactSnapshot waiting = (await router.GetContactSnapshotAsync(shop, chat.Contact))!;
        told.Add($"{handed.Status} since {waiting.EligibleSince:HH:mm}");

        // The bot is done: the contact leaves the pool.
        RoutingOutcome done = await router.AbandonAsync(shop, chat.Contact);
        told.Add($"{done.Status}");
        // </page>
        return told;
    }
}
