using System.Text.Json.Serialization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Abstractions.Tests.Events;

[EventType("host.event.v1")]
internal sealed record HostEvent : IntegrationEvent
{
    public override string Stream => "host";
}

internal sealed record UnnamedEvent : IntegrationEvent
{
    public override string Stream => "host";
}

[EventType("customerlifecycle.customer.erased.v1")]
internal sealed record TakenEvent : IntegrationEvent
{
    public override string Stream => "host";
}

[JsonSerializable(typeof(HostEvent))]
[JsonSerializable(typeof(UnnamedEvent))]
[JsonSerializable(typeof(TakenEvent))]
[JsonSerializable(typeof(string))]
internal sealed partial class HostEventJsonContext : JsonSerializerContext;
