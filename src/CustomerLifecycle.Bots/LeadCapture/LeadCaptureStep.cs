namespace CustomerLifecycle.Bots.LeadCapture;

/// <summary>What a dialogue does with a message.</summary>
/// <param name="State">The state to keep.</param>
/// <param name="Text">What to say; empty when there is nothing to say.</param>
/// <param name="HasAnswered">Whether the text answers a question from the knowledge base.</param>
public sealed record LeadCaptureStep(LeadCaptureState State, string Text, bool HasAnswered)
{
    /// <summary>Whether this step finished the dialogue with contact details.</summary>
    public bool IsCaptured => State.Phase == LeadCapturePhase.Captured;
}
