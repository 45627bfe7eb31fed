namespace CustomerLifecycle.Analytics;

/// <summary>Folds evidence into facts.</summary>
internal static class FactFold
{
    /// <summary>The fact of a kind that the evidence amounts to, or null when it amounts to none of that kind.</summary>
    public static KpiFact? Fold(FactKind kind, string id, EvidenceSet evidence) => kind switch
    {
        FactKind.Contact => Contact(id, evidence),
        FactKind.Conversation => ConversationFold.Conversation(id, evidence),
        FactKind.Bot => ConversationFold.Bot(id, evidence),
        FactKind.Ticket => Ticket(id, evidence),
        FactKind.Lead => Lead(id, evidence),
        FactKind.Survey => Survey(id, evidence),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no fold of this kind."),
    };

    /// <summary>The kind under which the evidence of a fact is stored: a bot's fact shares that of its conversation.</summary>
    public static FactKind StoredAs(FactKind kind) => kind == FactKind.Bot ? FactKind.Conversation : kind;

    private static ContactFact Contact(string id, EvidenceSet evidence)
    {
        var answer = evidence.Of(EvidenceKind.Assigned).FirstOrDefault();
        var abandon = evidence.Of(EvidenceKind.Abandoned).FirstOrDefault();
        var legs = evidence.Of(EvidenceKind.Completed).ToArray();
        var last = legs.LastOrDefault();
        return new()
        {
            Id = id,
            At = evidence.First(EvidenceKind.Queued) ?? evidence.Start,
            Customer = evidence.Customer,
            Issue = evidence.Items.Select(item => item.Subject).FirstOrDefault(subject => subject is not null),
            Result = answer is not null || last is not null ? ContactResult.Answered
                : abandon is not null ? ContactResult.Abandoned
                : evidence.Count(EvidenceKind.FlowedOut) > 0 ? ContactResult.FlowedOut
                : evidence.Of(EvidenceKind.AssignedToBot, EvidenceKind.CompletedByBot).Any() ? ContactResult.BotOnly
                : ContactResult.Waiting,
            Waited = (answer ?? (last is null ? abandon : null)) is { } wait ? TimeSpan.FromTicks(wait.Ticks) : null,
            EndedAt = last is null ? null : EvidenceSet.Instant(last),
            HandledLegs = legs.Length,
            Talk = TimeSpan.FromTicks(legs.Sum(leg => leg.Ticks)),
            Hold = TimeSpan.FromTicks(legs.Sum(leg => leg.Hold)),
            WrapUp = TimeSpan.FromTicks(evidence.Of(EvidenceKind.Closed).Sum(closed => closed.Ticks)),
            Transfers = evidence.Count(EvidenceKind.Transferred),
            Resolved = last?.Number is { } number ? number == 1 : null,
            Dimensions = evidence.Dimensions(answer),
        };
    }

    private static TicketFact Ticket(string id, EvidenceSet evidence)
    {
        var state = evidence.Of(EvidenceKind.Created, EvidenceKind.Solved, EvidenceKind.Reopened).LastOrDefault();
        var done = state is { What: EvidenceKind.Solved } or { What: EvidenceKind.Created, Number: 1 };
        return new()
        {
            Id = id,
            At = evidence.First(EvidenceKind.Created) ?? evidence.Start,
            Customer = evidence.Customer,
            Contact = evidence.Items.Select(item => item.Subject).FirstOrDefault(subject => subject is not null),
            SolvedAt = done ? EvidenceSet.Instant(state!) : null,
            FirstReplyAt = evidence.First(EvidenceKind.AgentReplied),
            Reopens = evidence.Count(EvidenceKind.Reopened),
            HandOvers = evidence.Count(EvidenceKind.HandedOver),
            SlaMet = evidence.Count(EvidenceKind.SlaMet),
            SlaBreached = evidence.Count(EvidenceKind.SlaBreached),
            Escalations = evidence.Count(EvidenceKind.SlaEscalated),
            Dimensions = evidence.Dimensions(evidence.Of(EvidenceKind.Assigned).LastOrDefault()),
        };
    }

    private static LeadFact Lead(string id, EvidenceSet evidence)
    {
        var contact = evidence.Of(EvidenceKind.Contacted).FirstOrDefault();
        var claims = evidence.Of(EvidenceKind.Claimed).ToArray();
        var closed = evidence.Of(EvidenceKind.Won, EvidenceKind.Lost).LastOrDefault();
        return new()
        {
            Id = id,
            At = evidence.First(EvidenceKind.Captured) ?? evidence.Start,
            Customer = evidence.Customer,
            IsDuplicate = evidence.Count(EvidenceKind.Merged) > 0,
            ClaimedAt = evidence.First(EvidenceKind.Claimed),
            ContactedAt = contact is null ? null : EvidenceSet.Instant(contact),
            ClaimToContact = contact is null ? null : ClaimToContact(contact, claims),
            Reached = evidence.Of(EvidenceKind.Contacted).Any(attempt => attempt.Number == 1),
            Claims = claims.Length,
            Recycles = evidence.Count(EvidenceKind.Recycled),
            ClosedAt = closed is null ? null : EvidenceSet.Instant(closed),
            Won = closed is null ? null : closed.What == EvidenceKind.Won,
            Dimensions = evidence.Dimensions(closed ?? claims.LastOrDefault()),
        };
    }

    private static TimeSpan? ClaimToContact(Evidence contact, Evidence[] claims)
    {
        if (contact.Ticks >= 0)
        {
            return TimeSpan.FromTicks(contact.Ticks);
        }

        return claims.LastOrDefault(claim => claim.At <= contact.At) is { } claim ? TimeSpan.FromTicks(contact.At - claim.At) : null;
    }

    private static SurveyFact Survey(string id, EvidenceSet evidence)
    {
        var answer = evidence.Of(EvidenceKind.Answered).LastOrDefault();
        return new()
        {
            Id = id,
            At = evidence.First(EvidenceKind.Requested) ?? evidence.Start,
            Customer = evidence.Customer,
            Survey = evidence.Items[0].Survey ?? default,
            AnsweredAt = answer is null ? null : EvidenceSet.Instant(answer),
            Score = answer?.Number,
            Dimensions = evidence.Dimensions(null),
        };
    }
}
