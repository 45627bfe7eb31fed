using System.Diagnostics;
using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>Brings each command to the code that decides on it.</summary>
internal static class Dispatch
{
    /// <returns>A refusal, or null when the command was done.</returns>
    public static RoutingOutcome? Decide(Deliberation deliberation, RoutingCommand command) => command switch
    {
        EnqueueContact c => Arrivals.Decide(deliberation, c),
        AcceptOffer c => OfferDecisions.Decide(deliberation, c),
        CompleteContact c => WorkDecisions.Decide(deliberation, c),
        CloseContact c => WorkDecisions.Decide(deliberation, c),
        AdvanceTime => null,
        AbandonContact c => WorkDecisions.Decide(deliberation, c),
        ResumeContact c => WorkDecisions.Decide(deliberation, c),
        Heartbeat c => AgentDecisions.Decide(deliberation, c),
        DeclineOffer c => OfferDecisions.Decide(deliberation, c),
        ClaimContact c => OfferDecisions.Decide(deliberation, c),
        PullBackContact c => OfferDecisions.Decide(deliberation, c),
        TransferContact c => TransferDecisions.Decide(deliberation, c),
        ReprioritiseContact c => TransferDecisions.Decide(deliberation, c),
        SignInAgent c => AgentDecisions.Decide(deliberation, c),
        SignOutAgent c => AgentDecisions.Decide(deliberation, c),
        SetAgentPresence c => AgentDecisions.Decide(deliberation, c),
        ConfigureQueue c => Configure(deliberation, c),
        OpenQueue c => Open(deliberation, c),
        InviteAgent c => ParticipantDecisions.Decide(deliberation, c),
        JoinContact c => ParticipantDecisions.Decide(deliberation, c),
        LeaveContact c => ParticipantDecisions.Decide(deliberation, c),
        CompleteTransfer c => ParticipantDecisions.Decide(deliberation, c),
        StartOutboundContact c => OutboundDecisions.Decide(deliberation, c),
        HoldContact c => HoldDecisions.Decide(deliberation, c),
        RetrieveContact c => HoldDecisions.Decide(deliberation, c),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    public static ContactId? ContactOf(RoutingCommand command) => command switch
    {
        EnqueueContact c => c.Contact.Contact,
        AcceptOffer c => c.Contact,
        CompleteContact c => c.Contact,
        CloseContact c => c.Contact,
        AbandonContact c => c.Contact,
        ResumeContact c => c.Contact,
        DeclineOffer c => c.Contact,
        ClaimContact c => c.Contact,
        PullBackContact c => c.Contact,
        TransferContact c => c.Contact,
        ReprioritiseContact c => c.Contact,
        InviteAgent c => c.Contact,
        JoinContact c => c.Contact,
        LeaveContact c => c.Contact,
        CompleteTransfer c => c.Contact,
        HoldContact c => c.Contact,
        RetrieveContact c => c.Contact,
        StartOutboundContact c => c.Contact.Contact,
        _ => null,
    };

    private static RoutingOutcome? Configure(Deliberation deliberation, ConfigureQueue command)
    {
        var queue = command.Queue with { Overflow = [.. command.Queue.Overflow] };
        var before = deliberation.State.Queue(queue.Id);
        if (before is not null && command.KeepOpenState)
        {
            queue = queue with { IsOpen = before.IsOpen };
        }

        if (before is null || !SnapshotFormat.AreEqual(before, queue))
        {
            deliberation.Emit(new QueueConfigured { Queue = queue });
        }

        return null;
    }

    private static RoutingOutcome? Open(Deliberation deliberation, OpenQueue command)
    {
        if (deliberation.State.Queue(command.Queue) is not { } queue)
        {
            return Refusals.UnknownQueue(command.Queue);
        }

        if (queue.IsOpen != command.IsOpen)
        {
            deliberation.Emit(new QueueConfigured { Queue = queue with { IsOpen = command.IsOpen } });
        }

        return null;
    }
}
