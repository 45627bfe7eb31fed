namespace CustomerLifecycle.Leads.Import;

/// <summary>What a column of a lead list holds.</summary>
public enum LeadColumn
{
    /// <summary>Something of the host's own: kept as an attribute under the column's header.</summary>
    Attribute = 0,

    /// <summary>The person's name.</summary>
    Name = 1,

    /// <summary>Telephone numbers; several are separated by <c>/</c>, <c>;</c> or <c>、</c>.</summary>
    Phone = 2,

    /// <summary>E-mail addresses; several are separated by <c>;</c> or <c>、</c>.</summary>
    Email = 3,

    /// <summary>A WeChat id.</summary>
    WeChat = 4,

    /// <summary>A QQ number.</summary>
    QQ = 5,

    /// <summary>The host's member number.</summary>
    Member = 6,

    /// <summary>The company.</summary>
    Company = 7,

    /// <summary>The city.</summary>
    City = 8,

    /// <summary>What the person asked about.</summary>
    Interest = 9,

    /// <summary>Where the lead came from.</summary>
    Source = 10,

    /// <summary>The campaign.</summary>
    Campaign = 11,

    /// <summary>The search keyword.</summary>
    Keyword = 12,

    /// <summary>Not imported.</summary>
    Ignored = 13,

    /// <summary>When the person left the details: ISO 8601, or a date with a time in the file's time zone.</summary>
    ReceivedAt = 14,
}
