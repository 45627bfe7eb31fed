using System.Text.Json.Serialization;

namespace CustomerLifecycle.Tickets;

/// <summary>How many of those who are asked must approve. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ApprovalRule>))]
public enum ApprovalRule
{
    /// <summary>Every one of them; the first rejection rejects it.</summary>
    AllOf,

    /// <summary>One of them; it is rejected when all have rejected it.</summary>
    AnyOf,

    /// <summary>As many as the request says; it is rejected when too few are left who could still approve.</summary>
    AtLeast,
}
