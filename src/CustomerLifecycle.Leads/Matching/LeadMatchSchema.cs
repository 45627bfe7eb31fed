namespace CustomerLifecycle.Leads.Matching;

/// <summary>The fields and blocking rules by which leads are matched; a starting point for a schema of your own.</summary>
public static class LeadMatchSchema
{
    /// <summary>A new schema with the fields phone, email, identity, name, company and city.</summary>
    /// <param name="phones">How telephone numbers are read; null for China as the default country.</param>
    public static MatchSchema<LeadDetails> Create(PhoneNormalizer? phones = null)
    {
        phones ??= new PhoneNormalizer();
        return new MatchSchema<LeadDetails>()
            .Field("name", lead => lead.Name, FieldComparison.PersonName)
            .Field("phone", lead => Phones(lead, phones), FieldComparison.Phone(phones))
            .Field("email", lead => Values(lead, ContactPointKind.Email), FieldComparison.Email)
            .Field("identity", lead => Identities(lead, phones), FieldComparison.Identity)
            .Field("company", lead => lead.Company, FieldComparison.Company)
            .Field("city", lead => lead.City, FieldComparison.Place)
            .Block("phone")
            .Block("email")
            .Block("identity")
            .Block("name", "city")
            .Block("name", BlockingPart.Coarse("company"))
            .Block("name", BlockingPart.Coarse("phone"))
            .Block(BlockingPart.Coarse("name"), "company")
            .Block(BlockingPart.Coarse("name"), BlockingPart.Coarse("email"))
            .Block(BlockingPart.Coarse("name"), BlockingPart.Coarse("phone"));
    }

    private static IEnumerable<string> Values(LeadDetails lead, ContactPointKind kind) =>
        lead.ContactPoints.Where(point => point.Kind == kind).Select(point => point.Value);

    // Many people's WeChat id is their mobile number: it is evidence about the number, and must not count twice.
    private static IEnumerable<string> Phones(LeadDetails lead, PhoneNormalizer phones) =>
        Values(lead, ContactPointKind.Phone).Concat(Values(lead, ContactPointKind.WeChat).Where(id => IsMobile(id, phones)));

    private static IEnumerable<string> Identities(LeadDetails lead, PhoneNormalizer phones) => lead.ContactPoints
        .Where(point => point.Kind is not (ContactPointKind.Phone or ContactPointKind.Email or ContactPointKind.Visitor))
        .Where(point => point.Kind != ContactPointKind.WeChat || !IsMobile(point.Value, phones))
        .Select(point => $"{point.Kind}:{point.Value}");

    private static bool IsMobile(string text, PhoneNormalizer phones) => phones.Normalize(text) is { IsValid: true, Kind: PhoneKind.Mobile };
}
