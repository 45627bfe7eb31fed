using System.Text.Json.Serialization;
using CustomerLifecycle.Tool.Storage;

namespace CustomerLifecycle.Tool;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(StorageStatus))]
[JsonSerializable(typeof(MigrationReport))]
[JsonSerializable(typeof(ReplayReport))]
internal sealed partial class ToolJsonContext : JsonSerializerContext;
