using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Flows;

/// <summary>Which flows a host has, and which it left out on purpose. Used while services are registered, then read only.</summary>
internal sealed class FlowRegistry
{
    private readonly Dictionary<Type, ServiceDescriptor> _added = [];
    private readonly HashSet<Type> _removed = [];

    public static FlowRegistry Of(IServiceCollection services)
    {
        if (services.FirstOrDefault(descriptor => descriptor.ServiceType == typeof(FlowRegistry))?.ImplementationInstance is FlowRegistry known)
        {
            return known;
        }

        FlowRegistry registry = new();
        services.AddSingleton(registry);
        return registry;
    }

    public void Remove(IServiceCollection services, Type flow)
    {
        _removed.Add(flow);
        if (_added.Remove(flow, out ServiceDescriptor? handler))
        {
            services.Remove(handler);
        }
    }

    public void AddWhatCan(IServiceCollection services)
    {
        foreach (FlowDefinition flow in FlowCatalog.Flows)
        {
            if (!_added.ContainsKey(flow.Flow) && !_removed.Contains(flow.Flow) && flow.Requires.All(type => services.Any(descriptor => descriptor.ServiceType == type)))
            {
                _added[flow.Flow] = flow.Add(services);
            }
        }
    }

    /// <summary>Flows that were not added because what they need was registered only later.</summary>
    public IEnumerable<string> Missed(IServiceProviderIsService services) =>
        from flow in FlowCatalog.Flows
        where !_added.ContainsKey(flow.Flow) && !_removed.Contains(flow.Flow) && flow.Requires.All(services.IsService)
        select flow.Flow.Name;
}
