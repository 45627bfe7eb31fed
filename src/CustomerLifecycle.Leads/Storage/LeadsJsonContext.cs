using System.Text.Json.Serialization;
using CustomerLifecycle.Leads.Import;

namespace CustomerLifecycle.Leads.Storage;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Lead))]
[JsonSerializable(typeof(LeadContact))]
[JsonSerializable(typeof(LeadImportRow))]
[JsonSerializable(typeof(RememberedCreation))]
internal sealed partial class LeadsJsonContext : JsonSerializerContext;
