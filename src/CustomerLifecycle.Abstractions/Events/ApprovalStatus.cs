using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>How far an approval is. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ApprovalStatus>))]
public enum ApprovalStatus
{
    /// <summary>Too few have decided.</summary>
    Pending,

    /// <summary>As many as are needed have approved.</summary>
    Approved,

    /// <summary>So many have rejected it that it cannot be approved any more.</summary>
    Rejected,

    /// <summary>It was not decided in time.</summary>
    Expired,

    /// <summary>It was taken back.</summary>
    Cancelled,
}
