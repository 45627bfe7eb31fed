namespace CustomerLifecycle.Leads;

/// <summary>The names of the rules that recycle a lead or refuse a command; stable, for reports and for the host's own texts.</summary>
public static class LeadRules
{
    /// <summary>Not contacted within the pool's time of the claim.</summary>
    public const string NotContacted = "not-contacted";

    /// <summary>Contacted, but not followed up within the pool's time.</summary>
    public const string NoFollowUp = "no-follow-up";

    /// <summary>The owner gave it back.</summary>
    public const string Released = "released";

    /// <summary>Somebody owns the lead.</summary>
    public const string AlreadyOwned = "already-owned";

    /// <summary>The agent has claimed as many leads today as the pool allows.</summary>
    public const string DailyClaimLimit = "daily-claim-limit";

    /// <summary>The agent owns as many leads of the pool as it allows.</summary>
    public const string Capacity = "capacity";

    /// <summary>The agent had the lead last and must leave it to others for a while.</summary>
    public const string FormerOwner = "former-owner";

    /// <summary>Only the owner may do this.</summary>
    public const string NotOwner = "not-owner";

    /// <summary>The lead is won, lost or merged.</summary>
    public const string Closed = "closed";

    /// <summary>A lead cannot be merged with itself.</summary>
    public const string SameLead = "same-lead";
}
