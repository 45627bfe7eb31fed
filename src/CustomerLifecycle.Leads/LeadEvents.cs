using CustomerLifecycle.Events;

namespace CustomerLifecycle.Leads;

/// <summary>Makes the events of leads, with the dimensions of the moment.</summary>
internal sealed class LeadEvents(IIdGenerator ids, TimeProvider time)
{
    public LeadCaptured Captured(Lead lead) => new()
    {
        Id = NewId(),
        Tenant = lead.Tenant,
        OccurredAt = time.GetUtcNow(),
        Dimensions = Dimensions(lead),
        Lead = lead.Id,
        Customer = lead.Customer,
        Pool = lead.Pool,
        ContactPoints = lead.Details.ContactPoints,
        Conversation = lead.Conversation,
    };

    public LeadMerged Merged(LeadId ended, Lead into, double probability, string reason) => new()
    {
        Id = NewId(),
        Tenant = into.Tenant,
        OccurredAt = time.GetUtcNow(),
        Dimensions = Dimensions(into),
        Lead = ended,
        Customer = into.Customer,
        Into = into.Id,
        Probability = probability,
        Reason = reason,
    };

    public LeadClaimed Claimed(Lead lead, bool assigned) => new()
    {
        Id = NewId(),
        Tenant = lead.Tenant,
        OccurredAt = time.GetUtcNow(),
        Dimensions = Dimensions(lead),
        Lead = lead.Id,
        Customer = lead.Customer,
        Agent = lead.Owner!.Value,
        Pool = lead.Pool,
        Assigned = assigned,
        RecycleAt = lead.RecycleAt,
    };

    public LeadContacted Contacted(Lead lead, LeadContact contact) => new()
    {
        Id = NewId(),
        Tenant = lead.Tenant,
        OccurredAt = contact.At,
        Dimensions = Dimensions(lead) with { Channel = contact.Channel ?? lead.Channel },
        Lead = lead.Id,
        Customer = lead.Customer,
        Agent = contact.Agent,
        Outcome = contact.Outcome,
        IsFirst = lead.OwnerContacts == 1,
        SinceClaim = contact.At - lead.ClaimedAt,
    };

    public LeadRecycled Recycled(Lead lead, string rule) => new()
    {
        Id = NewId(),
        Tenant = lead.Tenant,
        OccurredAt = time.GetUtcNow(),
        Dimensions = Dimensions(lead) with { Agent = lead.FormerOwner?.Value },
        Lead = lead.Id,
        Customer = lead.Customer,
        FormerOwner = lead.FormerOwner!.Value,
        Pool = lead.Pool,
        Rule = rule,
    };

    public LeadClosed Closed(Lead lead) => new()
    {
        Id = NewId(),
        Tenant = lead.Tenant,
        OccurredAt = time.GetUtcNow(),
        Dimensions = Dimensions(lead),
        Lead = lead.Id,
        Customer = lead.Customer,
        Won = lead.State == LeadState.Won,
        Agent = lead.Owner,
        Reason = lead.CloseReason,
    };

    private static EventDimensions Dimensions(Lead lead) => new()
    {
        Channel = lead.Channel,
        Agent = lead.Owner?.Value,
        Source = lead.Details.Source,
        Campaign = lead.Details.Campaign,
        Keyword = lead.Details.Keyword,
    };

    private EventId NewId() => EventId.From(ids.NewGuid());
}
