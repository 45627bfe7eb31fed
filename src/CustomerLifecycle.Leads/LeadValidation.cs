namespace CustomerLifecycle.Leads;

/// <summary>What a lead must have before it is kept.</summary>
internal static class LeadValidation
{
    /// <summary>What is wrong with the details, naming the field and the way out; empty when they can be kept.</summary>
    public static IReadOnlyList<string> Problems(LeadDetails details)
    {
        var problems = new List<string>();
        if (details.ContactPoints.Count == 0)
        {
            problems.Add("A lead needs a telephone number, an e-mail address or another way to be reached.");
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

    private static void Length(List<string> problems, string field, string? value, int longest)
    {
        if (value?.Length > longest)
        {
            problems.Add($"{field} has {value.Length} characters; at most {longest} are kept.");
        }
    }
}
