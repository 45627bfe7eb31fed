using System.Text.Json.Serialization;
using CustomerLifecycle.Bots.Faq;

namespace CustomerLifecycle.Bots;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<FaqEntry>))]
internal sealed partial class BotsJsonContext : JsonSerializerContext;
