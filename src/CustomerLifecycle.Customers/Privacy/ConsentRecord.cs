namespace CustomerLifecycle.Customers.Privacy;

/// <summary>One declaration of a customer: consent to a purpose, or its withdrawal. Declarations are only ever added.</summary>
public sealed record ConsentRecord
{
    /// <summary>The longest purpose or source, in characters.</summary>
    public const int MaxNameLength = 64;

    /// <summary>The longest evidence, in characters.</summary>
    public const int MaxEvidenceLength = 1000;

    /// <summary>What the data may be used for, such as <c>marketing</c>; 1 to 64 characters.</summary>
    public required string Purpose { get; init; }

    /// <summary>The channel it is for; null = every channel.</summary>
    public Channel? Channel { get; init; }

    /// <summary>True for consent, false for its withdrawal.</summary>
    public required bool Granted { get; init; }

    /// <summary>When it was declared, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Where it was declared, such as <c>sign-up-form</c>; 1 to 64 characters.</summary>
    public required string Source { get; init; }

    /// <summary>What proves it, such as the version of the text that was shown; at most 1000 characters.</summary>
    public string? Evidence { get; init; }

    internal string? Problem() =>
        Purpose.Length is 0 or > MaxNameLength ? $"The purpose of a consent has 1 to {MaxNameLength} characters."
        : Source.Length is 0 or > MaxNameLength ? $"The source of a consent to '{Purpose}' has 1 to {MaxNameLength} characters."
        : Evidence?.Length > MaxEvidenceLength ? $"The evidence of a consent to '{Purpose}' has more than {MaxEvidenceLength} characters." : null;
}
