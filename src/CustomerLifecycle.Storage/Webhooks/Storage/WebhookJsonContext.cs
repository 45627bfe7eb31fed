using System.Text.Json.Serialization;

namespace CustomerLifecycle.Storage.Webhooks;

[JsonSerializable(typeof(StoredSecret[]))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class WebhookJsonContext : JsonSerializerContext;
