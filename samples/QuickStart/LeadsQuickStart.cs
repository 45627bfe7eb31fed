using CustomerLifecycle;
using CustomerLifecycle.Events;
using CustomerLifecycle.Leads;
using Microsoft.Extensions.DependencyInjection;

namespace QuickStart;

internal static class LeadsQuickStart
{
    internal static async Task RunAsync()
    {
        // <readme>
        await using var services = new ServiceCollection()
            .AddCustomerLifecycle(lifecycle => lifecycle.UseInMemory().AddLeads(leads => leads.Pools["default"].DailyClaimLimit = 30))
            .BuildServiceProvider();
        var leads = services.GetRequiredService<ILeadService>();
        var (tenant, ann) = (new TenantId("acme"), new AgentId("ann"));

        var first = await leads.CreateAsync(tenant, new LeadDetails
        {
            Name = "陳偉強",
            ContactPoints = [new(ContactPointKind.Phone, "138 0013 8001"), new(ContactPointKind.Email, "chen.wq@example.com")],
        });
        var again = await leads.CreateAsync(tenant, new LeadDetails
        {
            Name = "陈伟强",
            ContactPoints = [new(ContactPointKind.Phone, "+86 139 1111 2222"), new(ContactPointKind.Email, "Chen.WQ@example.com")],
        });
        Console.WriteLine($"{again.Status}: {again.DuplicateOf!.Reason}");

        var claim = await leads.ClaimAsync(tenant, first.Lead!.Id, ann);
        Console.WriteLine($"{claim.Status}, goes back when: {claim.Lead!.RecycleReason}");
        await leads.RecordContactAsync(tenant, first.Lead.Id, ann, LeadContactOutcome.Interested, Channel.Voice, "Wants a quote.");
        await leads.MarkWonAsync(tenant, first.Lead.Id, ann, "Ordered two.");
        // </readme>
    }
}
