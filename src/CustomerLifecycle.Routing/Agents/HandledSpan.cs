namespace CustomerLifecycle.Routing;

/// <summary>From when to when an agent worked on a contact, wrap-up included.</summary>
internal sealed record HandledSpan(DateTimeOffset From, DateTimeOffset To);
