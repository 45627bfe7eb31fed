namespace CustomerLifecycle.Analytics;

/// <summary>KPIs of leads. Records found to be duplicates are left out of all of them.</summary>
public static class LeadKpis
{
    /// <summary>Leads captured, duplicates apart.</summary>
    public static KpiDefinition Leads() => Lead(
        "leads", "Leads", "Leads", "None: a count", _ => KpiObservation.Counted(1), KpiUnit.Count, KpiDirection.Neutral, KpiStatistic.Count);

    /// <summary>Lead conversion: leads won / leads captured.</summary>
    public static KpiDefinition ConversionPerLead() => Lead(
        "lead_conversion", "Lead conversion", "Leads won", "Leads captured", lead => KpiObservation.Of(lead.Won == true),
        policy: new() { Name = "per-lead", Description = "Over all leads captured; open ones count as not won." });

    /// <summary>Win rate: leads won / leads closed.</summary>
    public static KpiDefinition ConversionPerClosed() => Lead(
        "lead_conversion", "Lead conversion", "Leads won", "Leads closed",
        lead => lead.Won is { } won ? KpiObservation.Of(won) : KpiObservation.Excluded(ExclusionReasons.LeadOpen),
        policy: new() { Name = "per-closed-lead", Description = "Over leads won or lost." });

    /// <summary>Recycling rate: leads that went back to the pool at least once / leads claimed.</summary>
    public static KpiDefinition RecyclingRatePerLead() => Lead(
        "lead_recycling_rate", "Lead recycling rate", "Leads recycled at least once", "Leads claimed",
        lead => lead.Claims == 0 ? KpiObservation.NotInPopulation : KpiObservation.Of(lead.Recycles > 0),
        direction: KpiDirection.LowerIsBetter,
        policy: new() { Name = "per-lead", Description = "A lead recycled twice counts once." });

    /// <summary>Recycling rate: recyclings / claims.</summary>
    public static KpiDefinition RecyclingRatePerClaim() => Lead(
        "lead_recycling_rate", "Lead recycling rate", "Recyclings", "Claims",
        lead => lead.Claims == 0 ? KpiObservation.NotInPopulation : KpiObservation.Counted(lead.Recycles, lead.Claims),
        direction: KpiDirection.LowerIsBetter,
        policy: new() { Name = "per-claim", Description = "Every recycling counts, over every claim." });

    /// <summary>Claim-to-contact time: from the last claim before the first attempt to that attempt.</summary>
    public static KpiDefinition ClaimToContactTime() => Lead(
        "claim_to_contact_time", "Claim-to-contact time", "Seconds from claim to first attempt", "Leads claimed and attempted",
        lead => lead.Claims == 0
            ? KpiObservation.NotInPopulation
            : lead.ClaimToContact is { } time ? KpiObservation.Seconds(time) : KpiObservation.Excluded(ExclusionReasons.NotContacted),
        KpiUnit.Seconds,
        KpiDirection.LowerIsBetter);

    private static KpiDefinition<LeadFact> Lead(
        string name,
        string title,
        string numerator,
        string denominator,
        Func<LeadFact, KpiObservation> observe,
        KpiUnit unit = KpiUnit.Ratio,
        KpiDirection direction = KpiDirection.HigherIsBetter,
        KpiStatistic statistic = KpiStatistic.Ratio,
        KpiPolicy? policy = null) => new()
        {
            Name = name,
            Title = title,
            Population = "Leads captured, duplicates apart",
            Numerator = numerator,
            Denominator = denominator,
            Unit = unit,
            Direction = direction,
            Statistic = statistic,
            Policy = policy ?? KpiPolicy.Standard,
            Observe = lead => lead.IsDuplicate ? KpiObservation.Excluded(ExclusionReasons.Duplicate) : observe(lead),
        };
}
