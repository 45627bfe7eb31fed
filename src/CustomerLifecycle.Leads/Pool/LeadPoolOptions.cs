namespace CustomerLifecycle.Leads.Pool;

/// <summary>The rules of one pool. All durations are elapsed time.</summary>
public sealed class LeadPoolOptions
{
    /// <summary>Default of <see cref="NotContactedWithin"/>: 24 hours.</summary>
    public static readonly TimeSpan DefaultNotContactedWithin = TimeSpan.FromHours(24);

    /// <summary>Default of <see cref="NoFollowUpWithin"/>: 7 days.</summary>
    public static readonly TimeSpan DefaultNoFollowUpWithin = TimeSpan.FromDays(7);

    /// <summary>The IANA zone whose midnight ends the day of <see cref="DailyClaimLimit"/>; <c>Asia/Shanghai</c> by default.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>The most leads of the pool that one agent may own at a time (库容); null for no bound.</summary>
    public int? Capacity { get; set; }

    /// <summary>The most leads one agent may claim on one day; claims count, so that giving back does not make room. Null for no bound.</summary>
    public int? DailyClaimLimit { get; set; }

    /// <summary>A lead that its owner does not try to reach within this time of the claim goes back; null to leave it.</summary>
    public TimeSpan? NotContactedWithin { get; set; } = DefaultNotContactedWithin;

    /// <summary>Each contact keeps the lead for this time more, only ever forward; null when the first contact keeps it for good.</summary>
    public TimeSpan? NoFollowUpWithin { get; set; } = DefaultNoFollowUpWithin;

    /// <summary>Whether an attempt that reached nobody counts as a contact; true by default.</summary>
    public bool AttemptsCount { get; set; } = true;

    /// <summary>How long the former owner of a lead must leave it to others; zero by default.</summary>
    public TimeSpan FormerOwnerCoolDown { get; set; }
}
