using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Hosting;

/// <summary>Composes the suite in a host; the packages add their <c>UseX</c> and <c>AddX</c> to it.</summary>
public interface ICustomerLifecycleBuilder
{
    /// <summary>The host's services.</summary>
    IServiceCollection Services { get; }
}
