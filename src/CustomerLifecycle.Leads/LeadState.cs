using System.Text.Json.Serialization;

namespace CustomerLifecycle.Leads;

/// <summary>Where a lead is. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LeadState>))]
public enum LeadState
{
    /// <summary>In its pool, for anybody to claim.</summary>
    Pooled,

    /// <summary>Somebody's to work on.</summary>
    Owned,

    /// <summary>A sale was made.</summary>
    Won,

    /// <summary>Given up. The person leaving details again brings it back to the pool.</summary>
    Lost,

    /// <summary>Found to be another lead, which goes on in its place.</summary>
    Merged,
}
