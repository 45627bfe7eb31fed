using System.Text.Json.Serialization;
using CustomerLifecycle.Bots.Conversations;
using CustomerLifecycle.Bots.Faq;
using CustomerLifecycle.Bots.LeadCapture;

namespace CustomerLifecycle.Bots;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<FaqEntry>))]
[JsonSerializable(typeof(BotConversation))]
[JsonSerializable(typeof(BotReply))]
[JsonSerializable(typeof(LeadCaptureState))]
internal sealed partial class BotsJsonContext : JsonSerializerContext;
