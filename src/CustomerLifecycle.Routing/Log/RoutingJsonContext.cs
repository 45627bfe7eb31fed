using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PoolDocument))]
[JsonSerializable(typeof(IReadOnlyList<RoutingEvent>))]
[JsonSerializable(typeof(RoutingOutcome))]
[JsonSerializable(typeof(ContactRequest))]
[JsonSerializable(typeof(AttributeValue))]
[JsonSerializable(typeof(ImmutableArray<AttributeValue>))]
internal sealed partial class RoutingJsonContext : JsonSerializerContext;
