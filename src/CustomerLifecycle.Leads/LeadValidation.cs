using CustomerLifecycle.Leads.Matching;

namespace CustomerLifecycle.Leads;

/// <summary>What a lead must have before it is kept.</summary>
internal static class LeadValidation
{
    /// <summary>What is wrong with the details, naming the field and the way out; empty when they can be kept.</summary>
    public static IReadOnlyList<string> Problems(LeadDetails details, PhoneNormalizer phones)
    {
        var problems = new List<string>();
        if (details.ContactPoints.Count == 0)
        {
            problems.Add("A lead needs a telephone number, an e-mail address or another way to be reached.");
        }
        else if (details.ContactPoints.Select(point => Unusable(point, phones)).ToArray() is var unusable && !unusable.Contains(null))
        {
            problems.Add($"None of the ways to be reached can be used: {string.Join(" ", unusable.Distinct(StringComparer.Ordinal))}");
        }
        if (details.ContactPoints.Count > LeadDetails.MaxContactPoints)
        {
            problems.Add($"ContactPoints has {details.ContactPoints.Count} entries; at most {LeadDetails.MaxContactPoints} are kept.");
        }
        if (details.Attributes.Count > LeadDetails.MaxAttributes)
        {
            problems.Add($"Attributes has {details.Attributes.Count} entries; at most {LeadDetails.MaxAttributes} are kept.");
        }
        foreach (var (name, value) in details.Attributes)
        {
            Length(problems, $"Attributes[{name}]", value, LeadDetails.MaxInterestLength);
            Length(problems, "The name of an attribute", name, LeadDetails.MaxTextLength);
        }
        Length(problems, nameof(details.Name), details.Name, LeadDetails.MaxTextLength);
        Length(problems, nameof(details.Company), details.Company, LeadDetails.MaxTextLength);
        Length(problems, nameof(details.City), details.City, LeadDetails.MaxTextLength);
        Length(problems, nameof(details.Source), details.Source, LeadDetails.MaxTextLength);
        Length(problems, nameof(details.Campaign), details.Campaign, LeadDetails.MaxTextLength);
        Length(problems, nameof(details.Keyword), details.Keyword, LeadDetails.MaxTextLength);
        Length(problems, nameof(details.Interest), details.Interest, LeadDetails.MaxInterestLength);
        return problems;
    }

    /// <summary>Why nobody is reached by a contact point, or null when somebody may be.</summary>
    public static string? Unusable(ContactPoint point, PhoneNormalizer phones) => point.Kind switch
    {
        ContactPointKind.Phone => phones.Normalize(point.Value).Problem,
        ContactPointKind.Email => EmailNormalizer.Normalize(point.Value).Problem,
        _ => null,
    };

    private static void Length(List<string> problems, string field, string? value, int longest)
    {
        if (value?.Length > longest)
        {
            problems.Add($"{field} has {value.Length} characters; at most {longest} are kept.");
        }
    }
}
