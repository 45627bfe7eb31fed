namespace CustomerLifecycle.Analytics;

/// <summary>One contact that asked for an agent: a call, a chat session, a mail. <see cref="KpiFact.At"/> is when it was queued.</summary>
public sealed record ContactFact : KpiFact
{
    /// <summary>What the contact is about, when known.</summary>
    public string? Issue { get; init; }

    /// <summary>What became of it.</summary>
    public ContactResult Result { get; init; }

    /// <summary>How long the customer waited until answered or gone; zero is a wait, null is not known.</summary>
    public TimeSpan? Waited { get; init; }

    /// <summary>When the last agent was done with the customer, if so.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The number of legs human agents completed.</summary>
    public int HandledLegs { get; init; }

    /// <summary>Talk time over all handled legs, without holds.</summary>
    public TimeSpan Talk { get; init; }

    /// <summary>Hold time over all handled legs.</summary>
    public TimeSpan Hold { get; init; }

    /// <summary>Wrap-up time over all handled legs.</summary>
    public TimeSpan WrapUp { get; init; }

    /// <summary>How often it was handed from an agent to another agent or queue.</summary>
    public int Transfers { get; init; }

    /// <summary>Whether the last agent reported it resolved; null when nothing was reported.</summary>
    public bool? Resolved { get; init; }

    /// <summary>Talk, hold and wrap-up together.</summary>
    public TimeSpan HandleTime => Talk + Hold + WrapUp;
}
