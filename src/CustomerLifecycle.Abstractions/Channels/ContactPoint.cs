namespace CustomerLifecycle;

/// <summary>A number, address or identity by which a customer is reached or recognised.</summary>
/// <remarks>The value is personal data: <see cref="ToString"/> masks it, so that a contact point may appear in a log line.</remarks>
public sealed record ContactPoint
{
    /// <summary>The longest value that is accepted, in characters.</summary>
    public const int MaxLength = 320;

    /// <summary>Creates a contact point.</summary>
    /// <param name="kind">What the value is.</param>
    /// <param name="value">The value as given; 1 to 320 characters without control characters.</param>
    /// <exception cref="ArgumentException">The value is empty, too long, or has control characters.</exception>
    public ContactPoint(ContactPointKind kind, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        if (value.Length > MaxLength || value.AsSpan().ContainsAnyInRange('\0', '\u001F'))
        {
            throw new ArgumentException(
                $"The value of a contact point of kind {kind} has 1 to 320 characters and no control characters.", nameof(value));
        }

        Kind = kind;
        Value = value;
    }

    /// <summary>What the value is.</summary>
    public ContactPointKind Kind { get; }

    /// <summary>The value as given, not normalised.</summary>
    public string Value { get; }

    /// <summary>The kind and the masked value, such as <c>Phone:138****8000</c>.</summary>
    public override string ToString() => $"{Kind}:{Redaction.Mask(Kind, Value)}";
}
