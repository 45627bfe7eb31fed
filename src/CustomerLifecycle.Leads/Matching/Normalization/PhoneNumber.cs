namespace CustomerLifecycle.Leads.Matching;

/// <summary>
/// A telephone number as <see cref="PhoneNormalizer"/> read it. What could not be read keeps its original text in
/// <see cref="Value"/> and says why in <see cref="Problem"/>; nothing is dropped.
/// </summary>
/// <param name="Value">E.164 (<c>+</c>, country code, national number; ITU-T E.164) or, when unreadable, the text as given without blanks at its ends.</param>
/// <param name="Extension">Digits dialled after the connection, or null.</param>
/// <param name="Kind">What the number reaches.</param>
/// <param name="Problem">Why the text is not a usable number, or null when it is one.</param>
public readonly record struct PhoneNumber(string Value, string? Extension, PhoneKind Kind, string? Problem)
{
    /// <summary>Whether <see cref="Value"/> is E.164 and may identify somebody.</summary>
    public bool IsValid => Problem is null;

    /// <summary>The number masked, safe for logs.</summary>
    public override string ToString() => Redaction.Mask(ContactPointKind.Phone, Value);
}
