namespace CustomerLifecycle.Routing.Tests.HowTo;

/// <summary>The code of docs/how-to/coming-from-job-router-and-taskrouter.md.</summary>
internal static class ComingFromSample
{
    public static async Task<IReadOnlyList<string>> RunAsync(IRouter router, TenantId shop)
    {
        List<string> told = [];
        // <page>
        // A worker with two concurrent chats, or one call and nothing else:
        AgentProfile ann = new()
        {
            Id = new("ann"),
            Queues = [new() { Queue = new("service"), Priority = 0 }, new() { Queue = new("sales"), Priority = 1 }],
            Skills = new Dictionary<string, int> { ["lang:fr"] = 80 },
            Capacity = new AgentCapacity
            {
                Total = 2,
                Channels = [new() { Channel = Channel.WebChat }, new() { Channel = Channel.Voice, Cost = 2 }],
            },
        };
        await router.SignInAsync(shop, ann);

        // A job, its offer (reservation), and the end of its life:
        ContactRequest chat = new() { Contact = new("chat-1"), Queue = new("service"), Channel = Channel.WebChat };
        RoutingOutcome offered = await router.EnqueueAsync(shop, chat, idempotencyKey: "chat-1");
        RoutingOutcome accepted = await router.AcceptAsync(shop, chat.Contact, ann.Id);
        RoutingOutcome completed = await router.CompleteAsync(shop, chat.Contact, ann.Id);
        told.Add($"{offered.Status}, {accepted.Status}, {completed.Status}");

        // An activity:
        await router.SetPresenceAsync(shop, ann.Id, AgentPresence.Busy, auxCode: "lunch");
        // </page>
        return told;
    }

    public static async Task<IReadOnlyList<string>> WarmTransferAsync(IRouter router, TenantId shop)
    {
        List<string> told = [];
        // <page>
        await router.ConsultAsync(shop, new("chat-2"), by: new("ann"), colleague: new("bob"));
        await router.AcceptAsync(shop, new("chat-2"), new("bob"));
        RoutingOutcome handed = await router.CompleteTransferAsync(shop, new("chat-2"), by: new("ann"), toAgent: new("bob"));
        told.Add($"{handed.Status} to {handed.Agent}");
        // </page>
        return told;
    }
}
