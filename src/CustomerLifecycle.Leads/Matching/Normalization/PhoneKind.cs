namespace CustomerLifecycle.Leads.Matching;

/// <summary>What a telephone number reaches. Persisted: members are only ever added.</summary>
public enum PhoneKind
{
    /// <summary>Not known: the number could not be read, or its country does not tell.</summary>
    Unknown = 0,

    /// <summary>A mobile telephone; as a rule one person.</summary>
    Mobile = 1,

    /// <summary>A fixed line; often shared by a household or a company.</summary>
    Landline = 2,

    /// <summary>A service number such as 400 or 800; shared by a whole company.</summary>
    Service = 3,
}
