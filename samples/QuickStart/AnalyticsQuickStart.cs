using CustomerLifecycle;
using CustomerLifecycle.Analytics;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace QuickStart;

internal static class AnalyticsQuickStart
{
    internal static async Task RunAsync()
    {
        // <readme>
        ServiceCollection services = new();
        services.AddCustomerLifecycle(lifecycle => lifecycle.UseInMemory().AddAnalytics(options => options.Zone = "Asia/Shanghai"));
        await using ServiceProvider provider = services.BuildServiceProvider();

        // The other modules publish events through the outbox; a host can hand its own to the projection.
        AnalyticsProjection projection = new(provider.GetRequiredService<IAnalyticsStore>());
        TenantId tenant = new("acme");
        ContactId call = new("call-1");
        DateTimeOffset at = new(2026, 3, 12, 1, 0, 0, TimeSpan.Zero);
        foreach (IntegrationEvent e in new IntegrationEvent[]
        {
            new ContactQueued { Id = new("e1"), Tenant = tenant, OccurredAt = at, Contact = call, Queue = new("support") },
            new ContactAssigned { Id = new("e2"), Tenant = tenant, OccurredAt = at.AddSeconds(8), Contact = call, Queue = new("support"), Agent = new("wang"), Waited = TimeSpan.FromSeconds(8) },
        })
        {
            await projection.HandleAsync(e, new EventDelivery { Event = e.Id, Handler = projection.Name, Attempt = 1 }, CancellationToken.None);
        }

        KpiReport report = await provider.GetRequiredService<IKpiService>().ReportAsync(new KpiQuery
        {
            Tenant = tenant, Kpis = ["connect_rate", "service_level", "average_speed_of_answer"], From = at, To = at.AddDays(1), GroupBy = ["queue"],
        });
        Console.WriteLine($"{report.Total["connect_rate"]}, {report.Total["average_speed_of_answer"]}");
        // </readme>
    }
}
