using System.Text.Json.Serialization;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Customers.Identity;
using CustomerLifecycle.Customers.Privacy;
using CustomerLifecycle.Customers.Profiles;
using CustomerLifecycle.Customers.Timeline;
using CustomerLifecycle.Messages;

namespace CustomerLifecycle.Customers;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ContactPoint[]))]
[JsonSerializable(typeof(MessageContent))]
[JsonSerializable(typeof(IdentifyResult))]
[JsonSerializable(typeof(CustomerResult))]
[JsonSerializable(typeof(IdentityLink))]
[JsonSerializable(typeof(CustomerMerge))]
[JsonSerializable(typeof(ProfileValue))]
[JsonSerializable(typeof(CustomerTag))]
[JsonSerializable(typeof(ConsentRecord))]
[JsonSerializable(typeof(TimelineEntry))]
[JsonSerializable(typeof(TrackedSubject))]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(ConversationMessage))]
internal sealed partial class CustomersJsonContext : JsonSerializerContext;
