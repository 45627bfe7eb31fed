using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Hosting;

internal sealed class CustomerLifecycleBuilder(IServiceCollection services) : ICustomerLifecycleBuilder
{
    public IServiceCollection Services { get; } = services;
}
