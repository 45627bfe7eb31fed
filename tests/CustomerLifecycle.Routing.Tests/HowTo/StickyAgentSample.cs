namespace CustomerLifecycle.Routing.Tests.HowTo;

/// <summary>The code of docs/how-to/sticky-agent.md.</summary>
internal static class StickyAgentSample
{
    public static async Task<IReadOnlyList<string>> RunAsync(IRouter router, TenantId shop, Action<TimeSpan> pass)
    {
        List<string> told = [];
        // <page>
        ContactRequest returning = new()
        {
            Contact = new("chat-2"),
            Queue = new("service"),
            Channel = Channel.WebChat,
            PreferredAgent = new("ann"),                 // whom the customer spoke with last
            PreferredWait = TimeSpan.FromMinutes(2),     // and then anybody
        };
        RoutingOutcome outcome = await router.EnqueueAsync(shop, returning);
        ContactSnapshot waiting = (await router.GetContactSnapshotAsync(shop, returning.Contact))!;
        told.Add($"{outcome.Status}, kept for {waiting.HeldFor}");
        // </page>
        pass(TimeSpan.FromMinutes(2));
        await router.AdvanceTimeAsync(shop);
        // <page>
        waiting = (await router.GetContactSnapshotAsync(shop, returning.Contact))!;
        told.Add($"{waiting.Status} to {waiting.Agent}");
        // </page>
        return told;
    }

    public static RoutingStep Others()
    {
        // <page>
        RoutingStep knownAgents = new() { Agents = [new("ann"), new("bob")], ExpiresAfter = TimeSpan.FromMinutes(1) };
        // </page>
        return knownAgents;
    }
}
