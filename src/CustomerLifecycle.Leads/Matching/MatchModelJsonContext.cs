using System.Text.Json.Serialization;

namespace CustomerLifecycle.Leads.Matching;

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(MatchModel))]
internal sealed partial class MatchModelJsonContext : JsonSerializerContext;
