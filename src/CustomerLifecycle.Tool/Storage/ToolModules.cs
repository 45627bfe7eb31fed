using CustomerLifecycle.Hosting;

namespace CustomerLifecycle.Tool.Storage;

/// <summary>The modules whose schema the tool knows.</summary>
internal static class ToolModules
{
    internal static ICustomerLifecycleBuilder AddModules(this ICustomerLifecycleBuilder lifecycle) => lifecycle;
}
