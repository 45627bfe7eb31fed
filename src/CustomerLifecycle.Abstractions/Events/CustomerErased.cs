namespace CustomerLifecycle.Events;

/// <summary>All personal data of a customer was erased.</summary>
[EventType("customerlifecycle.customer.erased.v1")]
public sealed record CustomerErased : CustomerEvent;
