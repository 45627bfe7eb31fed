using System.ComponentModel.DataAnnotations;
using CustomerLifecycle.Customers.Identity;
using CustomerLifecycle.Customers.Profiles;

namespace CustomerLifecycle.Customers;

/// <summary>Settings of the Customers module; validated when the host starts.</summary>
public sealed class CustomersOptions
{
    /// <summary>The country calling code of telephone numbers without one, digits only, such as <c>86</c>; null keeps such numbers as they are.</summary>
    [RegularExpression("^[1-9][0-9]{0,2}$", ErrorMessage = "DefaultCallingCode is one to three digits without a plus sign, such as 86, or null.")]
    public string? DefaultCallingCode { get; set; }

    /// <summary>The rules of identity resolution.</summary>
    [Required]
    public IdentityPolicy Identity { get; set; } = IdentityPolicy.Default;

    /// <summary>Which source's value of an attribute counts.</summary>
    [Required]
    public SurvivorshipPolicy Survivorship { get; set; } = SurvivorshipPolicy.Default;

    /// <summary>The most contact points of one identification; 1 to 64, by default 16.</summary>
    [Range(1, 64)]
    public int MaxContactPoints { get; set; } = 16;

    /// <summary>The most attribute values of one customer over all sources; 1 to 10,000, by default 500.</summary>
    [Range(1, 10_000)]
    public int MaxProfileValues { get; set; } = 500;

    /// <summary>The most tags of one customer; 1 to 1,000, by default 100.</summary>
    [Range(1, 1_000)]
    public int MaxTags { get; set; } = 100;

    /// <summary>How many of the last contacts the view shows; 1 to 100, by default 5.</summary>
    [Range(1, 100)]
    public int ViewContacts { get; set; } = 5;

    /// <summary>How many open issues the view shows; 1 to 1,000, by default 50.</summary>
    [Range(1, 1_000)]
    public int ViewIssues { get; set; } = 50;

    /// <summary>How often a change is decided again when others change the same customer at the same time; 1 to 1,000, by default 50.</summary>
    [Range(1, 1_000)]
    public int MaxAttempts { get; set; } = 50;
}
