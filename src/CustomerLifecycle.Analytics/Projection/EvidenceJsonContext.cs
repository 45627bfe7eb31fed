using System.Text.Json.Serialization;

namespace CustomerLifecycle.Analytics;

/// <summary>Source-generated JSON of stored evidence.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Evidence[]))]
[JsonSerializable(typeof(CustomerLifecycle.Events.EventDimensions))]
internal sealed partial class EvidenceJsonContext : JsonSerializerContext;
