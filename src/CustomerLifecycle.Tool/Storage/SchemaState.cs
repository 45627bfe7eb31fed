using System.Text.Json.Serialization;

namespace CustomerLifecycle.Tool.Storage;

/// <summary>How a module's schema in the database compares with the one the tool knows.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SchemaState>))]
internal enum SchemaState
{
    [JsonStringEnumMemberName("current")]
    Current,

    /// <summary>Older than the tool's: a migration is due.</summary>
    [JsonStringEnumMemberName("behind")]
    Behind,

    /// <summary>Newer than the tool's: the tool is to be updated.</summary>
    [JsonStringEnumMemberName("ahead")]
    Ahead,

    /// <summary>A schema of the host's own.</summary>
    [JsonStringEnumMemberName("foreign")]
    Foreign,
}
