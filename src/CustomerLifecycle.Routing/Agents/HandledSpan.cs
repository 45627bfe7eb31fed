using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>From when to when an agent worked on a contact, wrap-up included.</summary>
[method: JsonConstructor]
internal readonly record struct HandledSpan(DateTimeOffset From, DateTimeOffset To);
