namespace CustomerLifecycle.Bots.LeadCapture;

/// <summary>A contact detail a customer left, with where it was left.</summary>
public sealed record CapturedDetail
{
    /// <summary>What it is.</summary>
    public required ContactPointKind Kind { get; init; }

    /// <summary>The normalised value; personal data.</summary>
    public required string Value { get; init; }

    /// <summary>The words it was taken from; personal data.</summary>
    public required string Evidence { get; init; }

    /// <summary>The message they stand in.</summary>
    public required MessageId Message { get; init; }

    /// <summary>How sure it is that this is meant as a contact detail, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The masked contact point.</summary>
    public override string ToString() => new ContactPoint(Kind, Value).ToString();
}
