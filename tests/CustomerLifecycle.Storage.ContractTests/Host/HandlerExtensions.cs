using CustomerLifecycle.Events;
using CustomerLifecycle.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.ContractTests.Host;

internal static class HandlerExtensions
{
    public static ICustomerLifecycleBuilder OnEvent(this ICustomerLifecycleBuilder builder, string name, Func<CustomerTagged, EventDelivery, Task> handle)
    {
        builder.Services.AddSingleton<IIntegrationEventHandler>(new DelegateEventHandler(name, handle));
        return builder;
    }

    public static ICustomerLifecycleBuilder OnEvent(this ICustomerLifecycleBuilder builder, string name, Action<CustomerTagged> handle) =>
        builder.OnEvent(name, (tagged, _) =>
        {
            handle(tagged);
            return Task.CompletedTask;
        });

    public static ICustomerLifecycleBuilder OnDue(this ICustomerLifecycleBuilder builder, string kind, Func<DueItem, Task> handle)
    {
        builder.Services.AddSingleton<IDueHandler>(new DelegateDueHandler(kind, handle));
        return builder;
    }

    public static ICustomerLifecycleBuilder OnDue(this ICustomerLifecycleBuilder builder, string kind, Action<DueItem> handle) =>
        builder.OnDue(kind, item =>
        {
            handle(item);
            return Task.CompletedTask;
        });
}
