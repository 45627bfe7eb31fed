namespace CustomerLifecycle.Analytics;

/// <summary>Folds the evidence of a conversation into what humans and what bots did in it.</summary>
internal static class ConversationFold
{
    public static ConversationFact Conversation(string id, EvidenceSet evidence)
    {
        var (waitingSince, firstResponse) = FirstResponse(evidence);
        var last = evidence.Of(EvidenceKind.Ended, EvidenceKind.CustomerSaid, EvidenceKind.AgentSaid).LastOrDefault();
        return new()
        {
            Id = id,
            At = StartOf(evidence),
            Customer = evidence.Customer,
            WaitingSince = waitingSince,
            FirstResponseAt = firstResponse,
            EndedAt = last is { What: EvidenceKind.Ended } ? EvidenceSet.Instant(last) : null,
            CustomerMessages = evidence.Count(EvidenceKind.CustomerSaid),
            AgentMessages = evidence.Count(EvidenceKind.AgentSaid),
            BotMessages = evidence.Count(EvidenceKind.BotSaid),
            LeadCaptured = evidence.Of(EvidenceKind.LeadCaptured, EvidenceKind.LeadCapturedByBot).Any(),
            BotTookPart = BotMoves(evidence).Length > 0,
            Dimensions = evidence.Dimensions(evidence.Of(EvidenceKind.AgentSaid).FirstOrDefault()),
        };
    }

    public static BotFact? Bot(string id, EvidenceSet evidence)
    {
        var moves = BotMoves(evidence);
        if (moves.Length == 0)
        {
            return null;
        }

        var ends = evidence.Of(EvidenceKind.Ended).ToArray();
        var spoken = moves.LastOrDefault(move => move.What is EvidenceKind.BotAnswered or EvidenceKind.BotClarified or EvidenceKind.BotHandedOver);
        return new()
        {
            Id = id,
            At = StartOf(evidence),
            Customer = evidence.Customer,
            Answers = evidence.Count(EvidenceKind.BotAnswered),
            Clarifications = evidence.Count(EvidenceKind.BotClarified),
            HandedOverAt = evidence.First(EvidenceKind.BotHandedOver),
            LeadCaptured = evidence.Count(EvidenceKind.LeadCapturedByBot) > 0,
            EndedAt = ends.Length == 0 ? null : EvidenceSet.Instant(ends[^1]),
            EndedWithAnswer = spoken?.What == EvidenceKind.BotAnswered,
            ReopenedAfter = ReopenedAfter(evidence, ends),
            Dimensions = evidence.Dimensions(moves[0]),
        };
    }

    private static (DateTimeOffset? WaitingSince, DateTimeOffset? FirstResponse) FirstResponse(EvidenceSet evidence)
    {
        var asked = evidence.First(EvidenceKind.CustomerSaid);
        if (asked is null)
        {
            // A call, or a visitor who opened the window and said nothing: nobody waits for a written reply.
            return (null, null);
        }

        var start = evidence.Count(EvidenceKind.StartedByUs) > 0 ? asked.Value : StartOf(evidence);
        var reply = evidence.Of(EvidenceKind.AgentSaid).FirstOrDefault(said => said.At >= start.UtcTicks);
        if (reply is null)
        {
            var handedOver = evidence.First(EvidenceKind.BotHandedOver);
            return BotMoves(evidence).Length > 0 ? (handedOver, null) : (start, null);
        }

        var waitingSince = evidence.Items
            .TakeWhile(item => item != reply)
            .Where((item, i) => item.What == EvidenceKind.BotHandedOver || IsReopening(evidence, i) || item.What == EvidenceKind.Ended)
            .Select(EvidenceSet.Instant)
            .Append(start)
            .Max();
        return (waitingSince, EvidenceSet.Instant(reply));
    }

    private static bool IsReopening(EvidenceSet evidence, int index) =>
        evidence.Items[index].What == EvidenceKind.CustomerSaid
        && evidence.Items.Take(index).LastOrDefault(item => item.What is EvidenceKind.Ended or EvidenceKind.CustomerSaid)?.What == EvidenceKind.Ended;

    private static TimeSpan? ReopenedAfter(EvidenceSet evidence, Evidence[] ends) => ends
        .Select(end => evidence.Of(EvidenceKind.CustomerSaid).FirstOrDefault(said => said.At > end.At) is { } back ? TimeSpan.FromTicks(back.At - end.At) : (TimeSpan?)null)
        .FirstOrDefault(after => after is not null);

    private static DateTimeOffset StartOf(EvidenceSet evidence) =>
        evidence.Of(EvidenceKind.Started, EvidenceKind.StartedByUs).FirstOrDefault() is { } started ? EvidenceSet.Instant(started) : evidence.Start;

    private static Evidence[] BotMoves(EvidenceSet evidence) =>
    [
        .. evidence.Of(EvidenceKind.BotAnswered, EvidenceKind.BotClarified, EvidenceKind.BotHandedOver, EvidenceKind.LeadCapturedByBot, EvidenceKind.BotSaid),
    ];
}
