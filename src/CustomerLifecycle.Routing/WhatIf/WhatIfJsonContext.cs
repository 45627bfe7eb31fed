using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.WhatIf;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(WhatIfReport))]
internal sealed partial class WhatIfJsonContext : JsonSerializerContext;
