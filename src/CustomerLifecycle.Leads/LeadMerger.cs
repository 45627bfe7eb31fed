using CustomerLifecycle.Leads.Matching;

namespace CustomerLifecycle.Leads;

/// <summary>Joins what is known of one person: what is there stays, gaps are filled, ways to be reached are added up.</summary>
internal sealed class LeadMerger(PhoneNormalizer phones)
{
    public LeadDetails Merge(LeadDetails known, LeadDetails arriving) => known with
    {
        Name = Better(known.Name, arriving.Name),
        Company = known.Company ?? arriving.Company,
        City = known.City ?? arriving.City,
        Interest = Interests(known.Interest, arriving.Interest),
        Source = known.Source ?? arriving.Source,
        Campaign = known.Campaign ?? arriving.Campaign,
        Keyword = known.Keyword ?? arriving.Keyword,
        ContactPoints = [.. known.ContactPoints.Concat(arriving.ContactPoints).DistinctBy(Normalized).Take(LeadDetails.MaxContactPoints)],
        Attributes = known.Attributes.Concat(arriving.Attributes)
            .DistinctBy(attribute => attribute.Key, StringComparer.Ordinal)
            .Take(LeadDetails.MaxAttributes)
            .ToDictionary(attribute => attribute.Key, attribute => attribute.Value, StringComparer.Ordinal),
    };

    private (ContactPointKind Kind, string Value) Normalized(ContactPoint point) => (point.Kind, point.Kind switch
    {
        ContactPointKind.Phone => phones.Normalize(point.Value) is var number && number.Extension is null ? number.Value : $"{number.Value};{number.Extension}",
        ContactPointKind.Email => EmailNormalizer.Normalize(point.Value).Value,
        _ => point.Value,
    });

    // 王先生 gives way to 王伟, and nobody's name to somebody's.
    private static string? Better(string? known, string? arriving) =>
        known is null || (arriving is not null && NameNormalizer.Normalize(known) is not { IsComplete: true } && NameNormalizer.Normalize(arriving) is { IsComplete: true })
            ? arriving
            : known;

    private static string? Interests(string? known, string? arriving)
    {
        if (known is null || arriving is null || known.Contains(arriving, StringComparison.Ordinal))
        {
            return known ?? arriving;
        }
        var both = known + "\n" + arriving;
        return both.Length <= LeadDetails.MaxInterestLength ? both : known;
    }
}
