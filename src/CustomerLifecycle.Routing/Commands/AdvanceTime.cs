namespace CustomerLifecycle.Routing.Commands;

/// <summary>Does what time alone has made due: offers and steps that expire, wrap-up that ends, overflow by wait, agreed instants.</summary>
/// <remarks>Every command does this first; this one does nothing else. It may be given at any time and any number of times.</remarks>
public sealed record AdvanceTime : RoutingCommand;
