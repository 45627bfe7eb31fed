namespace CustomerLifecycle.Leads.Matching;

/// <summary>The matcher for leads: telephone, e-mail, WeChat and other identities, name, company and city.</summary>
/// <param name="options">Thresholds and weights; null for the defaults.</param>
/// <param name="phones">How telephone numbers are read; null for China as the country of numbers without a country code.</param>
public sealed class LeadMatcher(MatchOptions? options = null, PhoneNormalizer? phones = null)
    : LeadMatcher<LeadDetails>(LeadMatchSchema.Create(phones), options);
