namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>A contact in a replay.</summary>
internal sealed class ReplayedContact(RecordedContact recorded)
{
    public RecordedContact Recorded => recorded;

    public ContactId Id => recorded.Request.Contact;

    public int Leg { get; set; }

    public LegPlan Plan { get; set; }

    public RecordedLeg RecordedLeg => recorded.Legs[Leg];

    /// <summary>Counts the states the contact has been through, so that what was noted for an earlier one is told from what is due.</summary>
    public int Stay { get; set; }

    /// <summary>Counts the offers, for the same reason.</summary>
    public int Offers { get; set; }

    public AgentId? Agent { get; set; }

    public bool IsAnswered { get; set; }

    public bool IsOver { get; set; }
}
