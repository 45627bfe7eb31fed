using System.Text.Json.Serialization;

namespace CustomerLifecycle.Flows;

[JsonSerializable(typeof(DeskDecision))]
[JsonSerializable(typeof(DeskOpening))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class DeskJsonContext : JsonSerializerContext;
