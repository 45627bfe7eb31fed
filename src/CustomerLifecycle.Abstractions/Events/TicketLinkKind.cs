using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>How one ticket relates to another. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TicketLinkKind>))]
public enum TicketLinkKind
{
    /// <summary>It is made of the other, among others.</summary>
    ParentOf,

    /// <summary>It is a part of the other.</summary>
    ChildOf,

    /// <summary>It goes on as the other: replies to it reach the other.</summary>
    MergedInto,

    /// <summary>The other goes on as it.</summary>
    MergedFrom,

    /// <summary>It was made from comments of the other.</summary>
    SplitFrom,

    /// <summary>The other was made from comments of it.</summary>
    SplitInto,

    /// <summary>It says the same as the other, which goes on.</summary>
    Duplicates,

    /// <summary>The other says the same as it.</summary>
    DuplicatedBy,

    /// <summary>They have something to do with each other.</summary>
    RelatedTo,

    /// <summary>The customer came again about what the other was about.</summary>
    RepeatOf,

    /// <summary>The customer came again with the other about what it was about.</summary>
    RepeatedBy,
}
