namespace CustomerLifecycle.Bots.Contacts;

/// <summary>A way to reach somebody, found in a text, with the words it was taken from.</summary>
/// <remarks>Value and text are personal data; <see cref="ToString"/> masks them.</remarks>
public sealed record ContactDetail
{
    /// <summary>What it is: a phone, an e-mail address, a WeChat id or a QQ number.</summary>
    public required ContactPointKind Kind { get; init; }

    /// <summary>
    /// The normalised value. Phones of the home country are digits only ("13812345678", "02168812753"), others start with "+";
    /// e-mail addresses are lower case; WeChat ids keep their case.
    /// </summary>
    public required string Value { get; init; }

    /// <summary>The words of the message it was taken from.</summary>
    public required string Evidence { get; init; }

    /// <summary>Where the evidence starts in the message, in UTF-16 units from 0.</summary>
    public required int Start { get; init; }

    /// <summary>How sure it is that this is meant as a contact detail, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>What is wrong with it: null for a complete detail. Incomplete details are reported so that a dialogue can ask again.</summary>
    public ContactDetailProblem? Problem { get; init; }

    /// <summary>As a contact point of the suite.</summary>
    public ContactPoint ToContactPoint() => new(Kind, Value);

    /// <summary>The masked contact point.</summary>
    public override string ToString() => ToContactPoint().ToString();
}
