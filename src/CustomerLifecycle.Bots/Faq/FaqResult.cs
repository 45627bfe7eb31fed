namespace CustomerLifecycle.Bots.Faq;

/// <summary>What a matcher makes of a message: an <see cref="Answer"/>, a <see cref="Clarify"/> or a <see cref="Handover"/>; there are no others.</summary>
public abstract record FaqResult
{
    private FaqResult()
    {
    }

    /// <summary>The calibrated probability that the best candidate is what was asked, 0 to 1; 0 without a candidate, 1 for an exact match.</summary>
    public required double Probability { get; init; }

    /// <summary>How far the best candidate is ahead of the second, as a difference of probabilities, 0 to 1.</summary>
    public required double Margin { get; init; }

    /// <summary>The version of knowledge base and model that decided.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>One entry answers the message.</summary>
    /// <param name="Best">The entry with its probability and the phrasing that matched.</param>
    public sealed record Answer(FaqCandidate Best) : FaqResult;

    /// <summary>Several entries may be meant: ask which.</summary>
    /// <param name="Candidates">The entries, the most probable first; one to three.</param>
    public sealed record Clarify(IReadOnlyList<FaqCandidate> Candidates) : FaqResult;

    /// <summary>The knowledge base does not answer the message.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Handover(HandoverReason Reason) : FaqResult;
}
