using CustomerLifecycle.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Tool.Storage;

/// <summary>The modules whose schema the tool knows.</summary>
internal static class ToolModules
{
    internal static ICustomerLifecycleBuilder AddModules(this ICustomerLifecycleBuilder lifecycle) =>
        lifecycle.AddRouting().AddTickets().AddLeads().AddBots().AddAnalytics().AddCustomers();
}
