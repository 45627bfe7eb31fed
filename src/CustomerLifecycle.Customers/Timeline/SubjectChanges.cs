using CustomerLifecycle.Events;

namespace CustomerLifecycle.Customers.Timeline;

/// <summary>What each event says about the state of its subject.</summary>
internal static class SubjectChanges
{
    internal static SubjectChange Of(ContactEvent e) => e switch
    {
        ContactQueued => new() { State = "queued", Title = e.Dimensions.Reason, IsFirst = true },
        ContactAssigned a => new() { State = "assigned", Title = e.Dimensions.Reason, SetsOwner = true, Owner = a.Agent },
        ContactCompleted c => new()
        {
            State = c.Outcome?.ToString() ?? "completed",
            Title = e.Dimensions.Reason,
            IsOpen = c.Outcome is ContactOutcome.Unresolved or ContactOutcome.CallbackPromised,
        },
        ContactAbandoned => new() { State = "abandoned", Title = e.Dimensions.Reason },
        ContactOverflowed => new() { State = "overflowed" },
        ContactTransferred => new() { State = "transferred" },
        _ => new(),
    };

    internal static SubjectChange Of(ConversationEvent e) => e switch
    {
        ConversationStarted => new() { State = "started", IsFirst = true },
        ConversationEnded => new() { State = "ended" },
        _ => new(),
    };

    internal static SubjectChange Of(TicketEvent e) => e switch
    {
        TicketCreated t => new() { Title = t.Number + " " + t.Type, State = t.State, IsOpen = IsUnsolved(t.Category), IsFirst = true },
        TicketTransitioned t => new() { State = t.To, IsOpen = IsUnsolved(t.ToCategory) },
        TicketMerged => new() { State = "merged", IsOpen = false },
        TicketAssigned t => new() { SetsOwner = true, Owner = t.Agent },
        _ => new(),
    };

    internal static SubjectChange Of(LeadEvent e) => e switch
    {
        LeadCaptured l => new() { Title = e.Dimensions.Source ?? l.Pool, State = "captured", IsOpen = true, IsFirst = true },
        LeadClaimed l => new() { State = "claimed", IsOpen = true, SetsOwner = true, Owner = l.Agent },
        LeadContacted l => new() { State = l.Outcome.ToString() },
        LeadRecycled => new() { State = "recycled", IsOpen = true, SetsOwner = true },
        LeadMerged => new() { State = "merged", IsOpen = false },
        LeadClosed l => new() { State = l.Won ? "won" : "lost", IsOpen = false },
        _ => new(),
    };

    internal static SubjectChange Of(SurveyEvent e) => e switch
    {
        SurveyRequested => new() { Title = e.Kind.ToString(), State = "requested", IsFirst = true },
        SurveyAnswered => new() { Title = e.Kind.ToString(), State = "answered" },
        _ => new(),
    };

    private static bool IsUnsolved(StateCategory category) => category is not (StateCategory.Solved or StateCategory.Closed);
}
