namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>One wait of a contact and the work that followed it. A contact has one, and one more for each time an agent handed it on.</summary>
internal sealed class RecordedLeg(QueueId queue, DateTimeOffset startedAt)
{
    /// <summary>The queue in which the wait began; patience and handling times are estimated by it.</summary>
    public QueueId Queue => queue;

    public DateTimeOffset StartedAt { get; set; } = startedAt;

    /// <summary>How the wait ended.</summary>
    public WaitEnd End { get; private set; } = WaitEnd.StillWaiting;

    /// <summary>How long it was waited, as far as it is known.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>When an agent had the contact first, also after the customer had hung up for a callback.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>The time an agent took to accept the offer that was accepted.</summary>
    public TimeSpan? AnswerDelay { get; set; }

    /// <summary>How long an offer stood unanswered when the customer gave up: the agent would have taken longer.</summary>
    public TimeSpan? OfferUnansweredFor { get; set; }

    /// <summary>The time with agents, when it is known to the end.</summary>
    public TimeSpan? Work { get; set; }

    /// <summary>The time for wrap-up, when it is known to the end.</summary>
    public TimeSpan? WrapUp { get; set; }

    /// <summary>Where the agent handed it on to.</summary>
    public RecordedTransfer? Next { get; set; }

    /// <summary>How long a bot had it, and where the bot handed it back to.</summary>
    public (TimeSpan After, RecordedTransfer Transfer)? FromBot { get; set; }

    public bool IsOver => End != WaitEnd.StillWaiting;

    /// <summary>Notes the first end of the wait; what comes after is of no matter to it.</summary>
    public void EndWait(WaitEnd end, DateTimeOffset at)
    {
        if (!IsOver)
        {
            (End, Waited) = (end, at > StartedAt ? at - StartedAt : TimeSpan.Zero);
        }
    }

    /// <summary>The log ends here.</summary>
    public void CutOff(DateTimeOffset at)
    {
        if (!IsOver && at > StartedAt)
        {
            Waited = at - StartedAt;
        }
    }
}
