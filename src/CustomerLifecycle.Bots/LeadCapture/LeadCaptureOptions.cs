using System.ComponentModel.DataAnnotations;

namespace CustomerLifecycle.Bots.LeadCapture;

/// <summary>How a <see cref="LeadCaptureDialogue"/> behaves.</summary>
public sealed class LeadCaptureOptions
{
    /// <summary>The default of <see cref="MaxAsks"/>.</summary>
    public const int DefaultMaxAsks = 3;

    /// <summary>The default of <see cref="MaxReminders"/>.</summary>
    public const int DefaultMaxReminders = 2;

    /// <summary>The default of <see cref="MaxConfirmations"/>.</summary>
    public const int DefaultMaxConfirmations = 2;

    /// <summary>The language spoken when there is no script of the customer's language.</summary>
    public const string FallbackLanguage = "en";

    /// <summary>How often it asks for contact details at most, objections and requests to repeat included. 1 to 10.</summary>
    [Range(1, 10)]
    public int MaxAsks { get; set; } = DefaultMaxAsks;

    /// <summary>How many answers given in between end with a reminder at most; a reminder is no ask. 0 to 10.</summary>
    [Range(0, 10)]
    public int MaxReminders { get; set; } = DefaultMaxReminders;

    /// <summary>How often it reads the details back at most; 0 takes them without asking. 0 to 5.</summary>
    [Range(0, 5)]
    public int MaxConfirmations { get; set; } = DefaultMaxConfirmations;

    /// <summary>The scripts by language; <see cref="FallbackLanguage"/> must be among them.</summary>
    public IDictionary<string, LeadCaptureScript> Scripts { get; set; } = new Dictionary<string, LeadCaptureScript>(StringComparer.Ordinal)
    {
        ["zh"] = LeadCaptureScript.Chinese,
        ["en"] = LeadCaptureScript.English,
    };

    /// <summary>The words that speak for or against the wish to buy.</summary>
    public IReadOnlyList<IntentKeyword> IntentKeywords { get; set; } = IntentScorer.DefaultKeywords;
}
