using CustomerLifecycle.Events;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Flows;

/// <summary>A flow, the modules' services it needs, and how it is added.</summary>
internal sealed record FlowDefinition(Type Flow, IReadOnlyList<Type> Requires, Func<IServiceCollection, ServiceDescriptor> Add)
{
    public static FlowDefinition Of<TFlow>(Func<IServiceProvider, TFlow> create, params Type[] requires)
        where TFlow : class, IIntegrationEventHandler => new(typeof(TFlow), requires, services =>
        {
            // By its own type too, so that a host's replacement may wrap it.
            services.AddSingleton(create);
            ServiceDescriptor handler = ServiceDescriptor.Singleton<IIntegrationEventHandler, TFlow>(provider => provider.GetRequiredService<TFlow>());
            services.Add(handler);
            return handler;
        });
}
