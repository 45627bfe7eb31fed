namespace CustomerLifecycle.Routing.Commands;

/// <summary>Something that <see cref="RoutingPool"/> is asked to do. The set of commands is closed.</summary>
public abstract record RoutingCommand
{
    private protected RoutingCommand()
    {
    }
}
