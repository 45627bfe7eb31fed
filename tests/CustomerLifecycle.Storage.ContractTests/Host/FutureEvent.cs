using System.Text.Json.Serialization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Storage.ContractTests.Host;

/// <summary>An event of a host's own, which a program without it does not know.</summary>
[EventType("contract.future.v1")]
internal sealed record FutureEvent : IntegrationEvent
{
    public required string Subject { get; init; }

    public override string Stream => "customer/" + Subject;
}

[JsonSourceGenerationOptions(RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(FutureEvent))]
internal sealed partial class FutureEventJsonContext : JsonSerializerContext;
