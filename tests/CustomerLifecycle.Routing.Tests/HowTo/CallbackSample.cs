namespace CustomerLifecycle.Routing.Tests.HowTo;

/// <summary>The code of docs/how-to/callbacks-in-queue.md.</summary>
internal static class CallbackSample
{
    public static QueueDefinition Queue()
    {
        // <page>
        QueueDefinition service = new()
        {
            Id = new("service"),
            Overflow =
            [
                OverflowRule.EstimatedWaitLongerThan(TimeSpan.FromMinutes(10), OverflowAction.ToCallback()),
                OverflowRule.WaitLongerThan(TimeSpan.FromMinutes(5), OverflowAction.ToCallback()),
            ],
        };
        // </page>
        return service;
    }

    public static async Task<IReadOnlyList<string>> RunAsync(IRouter router, TenantId shop, Action<TimeSpan> pass)
    {
        List<string> told = [];
        // <page>
        ContactRequest call = new() { Contact = new("call-1"), Queue = new("service"), Channel = Channel.Voice };
        await router.EnqueueAsync(shop, call);
        EstimatedWait estimate = (await router.EstimateWaitAsync(shop, call.Contact))!;
        told.Add(estimate.Wait is { } wait
            ? $"number {estimate.Position}, about {wait.TotalMinutes:F0} minutes"
            : $"number {estimate.Position}; no estimate: {estimate.Unknown}");
        // </page>
        pass(TimeSpan.FromMinutes(5));
        await router.AdvanceTimeAsync(shop);
        // <page>
        ContactSnapshot waiting = (await router.GetContactSnapshotAsync(shop, call.Contact))!;
        told.Add($"{waiting.Status}, a callback: {waiting.IsCallback}");   // the customer may hang up

        // An agent calls back with one click, out of turn:
        RoutingOutcome taken = await router.ClaimAsync(shop, call.Contact, new("ann"));
        told.Add($"{taken.Status} to {taken.Agent}");

        // An agreed time, and a call that nobody asked for:
        await router.EnqueueAsync(shop, call with { Contact = new("call-2"), NotBefore = waiting.EligibleSince.AddHours(3) });
        RoutingOutcome refused = await router.StartOutboundAsync(shop, call with { Contact = new("call-3") }, new("ann"));
        told.Add($"{refused.Status}: {refused.Rejection?.Reason}");
        // </page>
        return told;
    }
}
