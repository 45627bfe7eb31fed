namespace CustomerLifecycle.Events;

/// <summary>The name of an event type on the wire, with its version, such as <c>customerlifecycle.ticket.created.v1</c>.</summary>
/// <param name="name">The name; it never changes once events are stored under it.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventTypeAttribute(string name) : Attribute
{
    /// <summary>The name on the wire.</summary>
    public string Name { get; } = name;
}
